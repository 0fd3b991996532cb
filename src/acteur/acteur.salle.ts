import { catalogueDe } from '#fiche/catalogue/catalogue.routes.tsx'
import { cycleDe } from '#fiche/cycle/cycle.ts'
import { revendicationDe } from '#fiche/revendication/revendication.routes.tsx'
import { tacheDeReindexation } from '#referentiel/renommages.ts'
import type { Salle } from '#socle/salle.ts'
import { accueil } from './accueil-acteur.tsx'
import { api } from './acteur.api.ts'
import { moisson } from './acteur.moisson.ts'
import { sorteActeur } from './acteur.sorte.ts'
import { trouver } from './acteurs-trouves.tsx'
import { listeDActeurs, listeDeCatalyseurs } from './annuaire.catalogues.tsx'
import { routes as fiches } from './annuaire.routes.tsx'
import { chargerActeursFondateurs } from './charger-acteurs-fondateurs.ts'
import { indexerActeurs } from './document-acteur.ts'
import { exports, imports } from './echange/imports.tsx'
import { routes as contact } from './fiche/contact/contact.routes.tsx'
import { tacheRemettreMessages } from './fiche/contact/remettre-messages.ts'
import { ecriture } from './fiche/ecriture-acteur.tsx'
import { donnees, monCompte } from './fiche/mes-fiches.tsx'
import { moderations } from './fiche/moderation-acteur.ts'
import { quiAgitIci } from './qui-agit-ici.tsx'

/** Dans la recherche, une fiche est sous l'un ou l'autre nom. */
export const renommages = ['catalyseur', 'acteur'].map((sous) => tacheDeReindexation(sous, indexerActeurs))

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
