import { csv, type JeuDeDonnees, json, type Moisson, parUnProgramme } from '#socle/moisson.ts'
import { urlRessource } from './ressource.ts'
import { listEmployees } from './usage.repository.ts'

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

export const moisson: Moisson = {
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
