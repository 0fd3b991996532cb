import { z } from 'zod'
import { catalogueDe } from '#fiche/catalogue/catalogue.routes.tsx'
import { archivageDe } from '#fiche/cycle/archivage.routes.tsx'
import { fondateurDe } from '#fiche/fondateur/fondateur.ts'
import { fraicheurDe } from '#fiche/fraicheur/fraicheur.routes.tsx'
import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import { numeroDe } from '#fiche/numero.ts'
import { revendicationDe } from '#fiche/revendication/revendication.routes.tsx'
import { tacheDeReindexation } from '#referentiel/renommages.ts'
import type { Db } from '#socle/db.ts'
import { csv, type JeuDeDonnees, json, type Moisson, parUnProgramme } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { auMoins } from '#socle/session.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { niveaux } from '#territoire/territoire.ts'
import { catalogue } from './catalogue.tsx'
import { routes as adapter } from './contribution/adapter.routes.tsx'
import { moderations } from './contribution/contribuer/garder-ressource.ts'
import { ecriture } from './contribution/ecriture-ressource.tsx'
import { donnees, monCompte } from './contribution/mes-ressources.tsx'
import { routes as redaction } from './contribution/redaction/redaction.routes.ts'
import { routes as relire } from './contribution/relire/relire.routes.tsx'
import { routes as suggestion } from './contribution/relire/suggestion.routes.tsx'
import { indexerRessources } from './document-ressource.ts'
import { exports, imports } from './echange/imports.tsx'
import { routes as medias } from './echange/medias.routes.tsx'
import { routes as decider } from './echange/suite-d-import.tsx'
import { routes as oai } from './oai/oai.routes.ts'
import { api } from './ressource.api.ts'
import { routes as fiches } from './ressource.routes.tsx'
import { sorteRessource } from './ressource.sorte.ts'
import { urlRessource } from './ressource.ts'
import { accueil, ressourcesDIci, sesRessources, trouver } from './ressources-ailleurs.tsx'
import { listEmployees } from './usage.repository.ts'

const reindexer = tacheDeReindexation('ressource', indexerRessources)

const jeux: JeuDeDonnees[] = [
  {
    code: 'ressources',
    titre: 'Capitalisation partagée : méthodes, exemples, données, outils, compétences',
    description: 'Les fiches M.E.D.O.C. de la plateforme, chacune avec sa licence, ses auteurs et sa source.',
    motsCles: ['ODD 17', 'capitalisation', 'méthode', 'retour d’expérience'],
    date: { table: 'ressource', colonne: 'moissonnable_le' },
    fichiers: [
      { chemin: '/ressources.csv', ...csv },
      { chemin: '/ressources.json', ...json },
      {
        chemin: '/oai?verb=ListRecords&metadataPrefix=oai_dc',
        titre: 'Moisson OAI-PMH (Dublin Core)',
        media: 'text/xml',
        format: 'OAI-PMH',
      },
      { chemin: '/ressources.atom', titre: 'Nouveautés', media: 'application/atom+xml', format: 'Atom' },
    ],
  },
]

const moisson: Moisson = {
  pages: ['/ressources'],
  fiches: { table: 'ressource', etats: ['publiee'], adresse: urlRessource },
  jeux,
  rubriques: [
    { rang: 2, titre: parUnProgramme, lignes: [{ titre: 'OAI-PMH', chemin: '/oai?verb=Identify', quoi: 'les ressources en Dublin Core' }] },
    {
      rang: 10,
      titre: 'Ressources',
      lignes: async (db) => (await listEmployees(db)).map((r) => ({ titre: r.titre, chemin: urlRessource(r), quoi: r.resume })),
    },
  ],
}

export const salle: Salle = {
  nom: 'ressource',
  rubriques: [{ rang: 4, href: '/ressources', libelle: 'Ressources' }],
  actes: [
    // L'animation arrive à la relecture de ce qui est proposé.
    numeroDe(sorteRessource, (ressource, membre) =>
      ressource.etat === 'proposee' && auMoins(membre, 'animateur') ? `${urlRessource(ressource)}/relire` : urlRessource(ressource),
    ),
    ecriture,
    redaction,
    suggestion,
    archivageDe(sorteRessource, {
      publiee: 'publiee',
      archivee: 'archivee',
      aussi: "Les pages qui s'en servent ne la montreront plus.",
      dejaPubliee: ({ publieeLe }) => publieeLe !== null,
    }),
    historiqueDe(sorteRessource),
    adapter,
    revendicationDe(sorteRessource, {
      laNommer: '',
      lien: 'cette ressource',
      tenir: 'Qui tient une ressource la modifie et dit quand elle est toujours à jour.',
      aide: "Vous l'avez écrite, vous vous en servez, ou pourquoi vous êtes la bonne personne.",
      dejaTenue: "Quelqu'un tient déjà cette ressource, ou elle n'est pas publiée.",
      tenueParUneAutre: 'Une autre personne tient désormais cette ressource.',
    }),
    relire,
    exports,
    imports,
    medias,
    decider,
    fraicheurDe(sorteRessource, { usage: 'ressource-a-jour', publiee: 'publiee' }),
    catalogueDe(catalogue),
    fiches,
    oai,
    api,
    { moderations, taches: [reindexer] },
  ],
  fondateur: (db) => chargerRessourcesFondatrices(db),
  monCompte,
  donnees,
  moisson,
  accueil: [accueil],
  trouver,
  ailleurs: { territoire: ressourcesDIci, acteur: sesRessources },
}

const codes = z.array(z.string()).nullish()
const entete = z.looseObject({
  ...{ thematiques: codes, odd: codes, cibles: codes, pratiques: codes, profils: codes },
  type: z.string(),
  maturite: z.string().nullish(),
  duree_minutes: z.number().nullish(),
  territoire: z.string().nullish(),
  source_url: z.url().nullish(),
  cadre: z.record(z.string(), z.coerce.string()).nullish(),
  proposition: z.boolean().default(true),
})

/** Charge les ressources de contenu/ressources. */
export const chargerRessourcesFondatrices = fondateurDe(sorteRessource, {
  dossier: 'ressources',
  cle: 'ressources-fondatrices',
  etat: 'publiee',
  lire: async ([fiche, ...autres], { db, termes }) => {
    if (!fiche || autres.length > 0) throw new Error('une ressource, un en-tête')
    const { thematiques, odd, cibles, pratiques, profils, type, maturite, territoire, ...lue } = entete.parse(fiche.entete)
    const { duree_minutes: dureeMinutes, source_url: sourceUrl, proposition: estProposition, ...reste } = lue
    return {
      ...reste,
      ...{ dureeMinutes, sourceUrl, estProposition, corps: fiche.corps },
      typeId: termes('medoc', [type])[0],
      maturiteId: maturite ? termes('maturite', [maturite])[0] : null,
      termeIds: [
        ...termes('thematique', thematiques ?? []),
        ...termes('odd', odd ?? []),
        ...termes('cible', cibles ?? []),
        ...termes('pratique', pratiques ?? []),
        ...termes('profil', profils ?? []),
      ],
      territoireId: territoire ? await trouverLieu(db, territoire) : null,
    }
  },
})

// « commune:63430 ».
async function trouverLieu(db: Db, ecrit: string): Promise<number> {
  const [nom, code = ''] = ecrit.split(':')
  const niveau = niveaux.find((connu) => connu === nom)
  const trouve = niveau && (await findByNiveauEtCode(db, niveau, code))
  if (!trouve) throw new Error(`pas de territoire ${ecrit}`)
  return trouve.id
}
