import { readFileSync } from 'node:fs'
import path from 'node:path'
import { catalogueDe } from '#fiche/catalogue/catalogue.routes.tsx'
import { cycleDe } from '#fiche/cycle/cycle.ts'
import { revendicationDe } from '#fiche/revendication/revendication.routes.tsx'
import { tacheDeReindexation } from '#referentiel/renommages.ts'
import { chargerUneFois } from '#socle/charger-une-fois.ts'
import type { Db } from '#socle/db.ts'
import { enLots } from '#socle/echange/par-lots.ts'
import { csv, geojson, type JeuDeDonnees, json, type Moisson, pourTrouver } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { accueil } from './accueil-acteur.tsx'
import { api } from './acteur.api.ts'
import { sorteActeur } from './acteur.sorte.ts'
import { urlActeur } from './acteur.ts'
import { trouver } from './acteurs-trouves.tsx'
import { listeDActeurs, listeDeCatalyseurs } from './annuaire.catalogues.tsx'
import { routes as fiches } from './annuaire.routes.tsx'
import { indexerActeurs } from './document-acteur.ts'
import { tableauActeurs } from './echange/acteur.tableau.ts'
import { exports, imports } from './echange/imports.tsx'
import { routes as contact } from './fiche/contact/contact.routes.tsx'
import { tacheRemettreMessages } from './fiche/contact/remettre-messages.ts'
import { ecriture } from './fiche/ecriture-acteur.tsx'
import { donnees, monCompte } from './fiche/mes-fiches.tsx'
import { moderations } from './fiche/moderation-acteur.ts'
import { quiAgitIci } from './qui-agit-ici.tsx'

/** Dans la recherche, une fiche est sous l'un ou l'autre nom. */
export const renommages = ['catalyseur', 'acteur'].map((sous) => tacheDeReindexation(sous, indexerActeurs))

const jeux: JeuDeDonnees[] = [
  {
    code: 'catalyseurs',
    titre: 'Annuaire des catalyseurs territoriaux',
    description:
      'Les organisations qui relient les acteurs de leur territoire : pratiques, thématiques, siège, territoires d’action, vérification.',
    motsCles: ['catalyse territoriale', 'annuaire', 'ODD 17', 'coopération'],
    date: { table: 'acteur', etats: ['publiee'] },
    fichiers: [
      { chemin: '/catalyseurs.csv', ...csv },
      { chemin: '/catalyseurs.geojson', ...geojson },
      { chemin: '/catalyseurs.json', ...json },
    ],
  },
  {
    code: 'acteurs',
    titre: 'Annuaire des acteurs des territoires',
    description:
      'Collectivités, associations, entreprises, accompagnateurs, fondations, lieux et acteurs académiques qui agissent sur un territoire.',
    motsCles: ['annuaire', 'association', 'collectivité', 'économie sociale et solidaire'],
    date: { table: 'acteur', etats: ['publiee'] },
    fichiers: [
      { chemin: '/acteurs.csv', ...csv },
      { chemin: '/acteurs.geojson', ...geojson },
      { chemin: '/acteurs.json', ...json },
    ],
  },
]

const annuaire = {
  titre: 'Catalyseurs',
  chemin: '/catalyseurs',
  quoi: 'l’annuaire, filtrable ; les mêmes filtres en `.csv`, `.json`, `.geojson`',
}

const moisson: Moisson = {
  pages: ['/catalyseurs', '/acteurs'],
  fiches: {
    table: 'acteur',
    etats: ['publiee'],
    genre: 'est_catalyseur',
    adresse: ({ slug, genre }) => urlActeur({ slug, estCatalyseur: genre === 'true' }),
  },
  jeux,
  rubriques: [{ rang: 6, titre: pourTrouver, lignes: [annuaire] }],
}

export const salle: Salle = {
  nom: 'acteur',
  rubriques: [
    { rang: 2, href: '/catalyseurs', libelle: 'Catalyseurs' },
    { rang: 2, href: '/acteurs', libelle: 'Acteurs' },
    { ou: 'animation', rang: 2, href: '/acteurs/imports', libelle: 'Imports' },
  ],
  actes: [
    exports,
    imports,
    ecriture,
    revendicationDe(sorteActeur, {
      laNommer: 'la fiche',
      lien: 'cette organisation',
      tenir: "Qui tient une fiche la modifie, la garde à jour et reçoit les messages qu'on lui envoie.",
      aide: 'Votre fonction, ou pourquoi vous êtes la bonne personne.',
      dejaTenue: "Quelqu'un tient déjà cette fiche. Le bouton « Écrire » de la fiche lui transmet votre message.",
      tenueParUneAutre:
        "Une autre personne de l'organisation tient désormais cette fiche. Rapprochez-vous d'elle : le bouton « Écrire » de la fiche lui transmet votre message.",
    }),
    cycleDe(sorteActeur, { proposee: 'proposee', publiee: 'publiee', archivee: 'archivee', usage: 'fiche-a-jour' }),
    contact,
    catalogueDe(listeDeCatalyseurs),
    catalogueDe(listeDActeurs),
    fiches,
    api,
    { moderations, taches: [tacheRemettreMessages, ...renommages] },
  ],
  fondateur: async (db, { demonstration }) => {
    if (!demonstration) await chargerActeursFondateurs(db)
  },
  monCompte,
  donnees,
  moisson,
  accueil,
  premierPas: {
    rang: 2,
    titre: 'Faire connaître une organisation',
    href: '/acteurs/proposer',
    quoi: "Une fiche se propose sans compte ; l'animation la relit avant de la publier.",
  },
  trouver,
  ailleurs: { territoire: quiAgitIci },
}

/**
 * Charge les organisations citées dans le webinaire, une fois par version du fichier. Une fiche que quelqu'un tient ou
 * a modifiée depuis n'est pas touchée ; une fiche archivée le reste.
 */
export async function chargerActeursFondateurs(
  db: Db,
  contenu = readFileSync(path.resolve('contenu/acteurs-fondateurs.csv')),
): Promise<void> {
  await chargerUneFois(db, 'acteurs-fondateurs', contenu, async (trx) => {
    const { lignes, importerLot } = await tableauActeurs.preparer(trx, contenu, {
      nomFichier: 'acteurs-fondateurs.csv',
      motif: 'contenu fondateur',
      menager: true,
      nouvelles: 'publiee',
    })
    for await (const { lues } of enLots(lignes())) {
      const refusee = (await importerLot(trx, lues)).find(({ issue }) => issue === 'refusee')
      if (refusee) throw new Error(`contenu/acteurs-fondateurs.csv, ligne ${refusee.ligne} : ${refusee.messages.join(' ')}`)
    }
  })
}
