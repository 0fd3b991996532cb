import type { Catalogue } from '#fiche/catalogue/catalogue.ts'
import { changer } from '#fiche/catalogue/question/demande.ts'
import { type ApercuDeBesoin, urlBesoin } from './besoin.ts'
import { CarteDeBesoin } from './CarteDeBesoin.tsx'
import { besoins } from './fonds.ts'

export const catalogue: Catalogue<ApercuDeBesoin> = {
  fonds: besoins,
  mots: {
    titre: 'Les besoins des territoires',
    description: 'ce qui manque, où, et ce que le réseau en fait.',
    etape: 'Besoins',
    chapeau:
      'Ce qui manque ici ou là, dit par celles et ceux qui le vivent ; ceux qui ont trouvé une réponse restent, pour servir ailleurs.',
    une: 'besoin',
    plusieurs: 'besoins',
    fiches: 'besoins',
    genre: 'm',
    chercher: {
      titre: 'Chercher un besoin',
      q: 'Un mot : « médecin », « covoiturage »…',
      lieu: 'Où ?',
      aideDuLieu: 'Commune, code postal, département…',
    },
    ici: 'Dits sur le territoire',
    partout: 'toute la France',
    plus: 'régions',
    emporter: 'Suivre ou emporter cette liste',
    complet: 'tous les besoins',
  },
  portes: [
    { href: '/besoins/dire', libelle: 'Dire un besoin', quoi: 'Deux minutes, sans compte. Une personne du réseau répond.' },
    { href: '/besoins/delais', libelle: 'En combien de temps répond-on ?', quoi: 'L’horloge du réseau, territoire par territoire.' },
  ],
  emports: [
    { extension: 'atom', libelle: 'Fil Atom', suite: ' : les prochains besoins de cette liste, dans votre lecteur' },
    { extension: 'csv', libelle: 'Tableau CSV', suite: ', s’ouvre dans un tableur et se réimporte sans doublon' },
    { extension: 'geojson', libelle: 'Carte GeoJSON', suite: '' },
    { extension: 'json', libelle: 'JSON', suite: ' : le même, pour un programme' },
  ],
  vide: {
    titre: 'Personne n’a encore dit cela ici',
    phrase: 'Élargissez la recherche, ou dites-le : d’autres le vivent peut-être aussi.',
    issues: ({ chemin, demande }) => [
      ...(demande.territoire ? [{ libelle: 'Chercher dans toute la France', href: changer(chemin, demande, { territoire: '' }) }] : []),
      { libelle: 'Voir tous les besoins', href: '/besoins' },
    ],
  },
  fil: {
    titre: 'Besoins de Catalyse',
    description: 'Les besoins que des territoires disent au réseau.',
    annonce: 'Les nouveaux besoins de cette liste',
    entree: (besoin, referentiel) => ({
      adresse: urlBesoin(besoin),
      titre: besoin.titre,
      resume: besoin.recit || [besoin.pourQui, besoin.territoire].filter(Boolean).join(', '),
      date: besoin.exprimeLe ?? new Date(0),
      publieeLe: besoin.exprimeLe ?? new Date(0),
      termes: besoin.termeIds.flatMap((id) => referentiel.parId(id) ?? []),
    }),
  },
  Carte: ({ apercu, ...autres }) => <CarteDeBesoin {...autres} besoin={apercu} />,
}
