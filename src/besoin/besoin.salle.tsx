import { catalogueDe } from '#fiche/catalogue/catalogue.routes.tsx'
import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import { numeroDe } from '#fiche/numero.ts'
import { revendicationDe } from '#fiche/revendication/revendication.routes.tsx'
import { tacheDeReindexation } from '#referentiel/renommages.ts'
import { csv, geojson, json, pourTrouver } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { auMoins } from '#socle/session.ts'
import { avecParametres } from '#socle/urls.ts'
import { api } from './besoin.api.ts'
import { listByProprietaire, saisieDe } from './besoin.depot.ts'
import { routes as fiche } from './besoin.routes.tsx'
import { sorteBesoin } from './besoin.sorte.ts'
import { avancements, urlBesoin } from './besoin.ts'
import { besoinsDIci, besoinsDuTerme, besoinsPourElle, trouver } from './besoins-ailleurs.tsx'
import { catalogue } from './catalogue.tsx'
import { ecriture, pendantLaFrappe } from './dire/ecriture-besoin.tsx'
import { indexerBesoins } from './document-besoin.ts'
import { routes as horloge } from './horloge/horloge.routes.tsx'
import { tacheRelancer } from './relances/relancer-animation.ts'
import { routes as suivi } from './suivi/animer.routes.tsx'
import { moderations } from './suivi/animer.ts'
import { exports, imports } from './tableau.tsx'
import { gestes } from './voix/gestes.ts'
import { purgerVoix, voix } from './voix/voix-de-besoin.ts'

const trenteJours = 30 * 86_400_000
const etats = avancements.map(({ code }) => code)

export const salle: Salle = {
  nom: 'besoin',
  rubriques: [{ rang: 1, href: '/besoins', libelle: 'Besoins' }],
  actes: [
    pendantLaFrappe,
    horloge,
    gestes,
    exports,
    imports,
    // L'animation arrive là où elle décide de ce qui attend.
    numeroDe(
      sorteBesoin,
      (besoin, membre) => `${urlBesoin(besoin)}${besoin.etat === 'attente' && auMoins(membre, 'animateur') ? '/animer' : ''}`,
    ),
    ecriture,
    suivi,
    // L'animation revient à un territoire, à des thématiques : jamais à d'autres mots que ceux d'à présent.
    historiqueDe(sorteBesoin, {
      reprendre: (besoin, version, { id }) =>
        besoin.proprietaireId === id ? version : { ...saisieDe(besoin), territoireId: version.territoireId, termeIds: version.termeIds },
    }),
    revendicationDe(sorteBesoin, {
      laNommer: 'le besoin',
      lien: 'ce besoin',
      tenir: 'Qui tient un besoin en modifie les mots, écarte qui ne peut pas aider, et apprend ce qu’il devient.',
      aide: 'Vous l’avez dit sans compte, ou vous parlez pour celles et ceux qui l’ont dit.',
      dejaTenue: "Quelqu'un tient déjà ce besoin.",
      tenueParUneAutre: 'Une autre personne tient désormais ce besoin.',
    }),
    catalogueDe(catalogue),
    fiche,
    api,
    {
      moderations,
      taches: [
        tacheRelancer,
        { nom: 'purger-voix', rythme: '41 3 * * *', faire: (db) => purgerVoix(db, new Date(Date.now() - trenteJours)) },
        tacheDeReindexation('besoin', indexerBesoins),
      ],
    },
  ],
  monCompte: {
    rang: 1,
    titre: 'Mes besoins',
    montrer: async (db, membre) => {
      const siens = await listByProprietaire(db, membre.id)
      if (siens.length === 0) return null
      return (
        <ul>
          {siens.map((besoin) => (
            <li key={besoin.id}>
              <a href={urlBesoin(besoin)}>{besoin.titre}</a> ({sorteBesoin.etats[besoin.etat].libelle.toLowerCase()})
            </li>
          ))}
        </ul>
      )
    },
  },
  donnees: {
    exporter: async (db, membre) => ({ besoins: await listByProprietaire(db, membre.id), voix: await voix.listDuMembre(db, membre) }),
    effacer: (trx, membre) => voix.oublierAdresse(trx, membre.courriel),
  },
  moisson: {
    pages: ['/besoins', '/besoins/dire', '/besoins/delais'],
    fiches: { table: 'besoin', etats, adresse: urlBesoin },
    jeux: [
      {
        rang: 3,
        code: 'besoins',
        titre: 'Besoins des territoires',
        description: 'Ce que des territoires disent leur manquer, où chaque besoin en est, et les dates de ses réponses.',
        motsCles: ['besoin', 'territoire', 'innovation sociale'],
        date: { table: 'besoin', etats },
        fichiers: [
          { chemin: '/besoins.csv', ...csv },
          { chemin: '/besoins.geojson', ...geojson },
          { chemin: '/besoins.json', ...json },
          { chemin: '/besoins.atom', titre: 'Nouveaux besoins', media: 'application/atom+xml', format: 'Atom' },
        ],
      },
    ],
    rubriques: [
      {
        rang: 6,
        titre: pourTrouver,
        lignes: [{ titre: 'Besoins', chemin: '/besoins', quoi: 'ce que des territoires disent leur manquer, filtrable' }],
      },
    ],
  },
  trouver,
  autrement: ({ q, territoire }) => ({
    libelle: 'Dire ce besoin',
    href: avecParametres('/besoins/dire', { q: q.slice(0, 160), territoire }),
  }),
  ailleurs: { territoire: besoinsDIci, acteur: besoinsPourElle, thematique: besoinsDuTerme },
}
