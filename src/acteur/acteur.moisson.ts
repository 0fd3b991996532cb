import { csv, geojson, type JeuDeDonnees, json, type Moisson, pourTrouver } from '#socle/moisson.ts'
import { urlActeur } from './acteur.ts'

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

export const moisson: Moisson = {
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
