import type { Catalogue, MotsDuCatalogue } from '#fiche/catalogue/catalogue.ts'
import type { Vue } from '#fiche/catalogue/consulter.ts'
import { changer } from '#fiche/catalogue/question/demande.ts'
import type { Apercu } from './acteur.ts'
import { acteurs, catalyseurs } from './annuaire.ts'
import { CarteDeVisite } from './CarteDeVisite.tsx'

const mots = {
  fiches: 'fiches',
  genre: 'm',
  description: 'qui peut aider votre territoire, où, et comment.',
  chercher: {
    titre: "Chercher dans l'annuaire",
    q: 'Un mot, un métier, un nom…',
    lieu: 'Où ?',
    aideDuLieu: 'Commune, code postal, département…',
  },
  ici: 'Celles et ceux qui ont leur siège ou qui agissent sur le territoire',
  partout: 'toute la France',
  plus: 'sphère, activités, ODD',
  emporter: 'Emporter ces fiches',
  complet: "l'annuaire complet",
} as const satisfies Partial<MotsDuCatalogue>

const commun = {
  emports: [
    { extension: 'csv', libelle: 'Tableau (CSV)', suite: ", s'ouvre dans un tableur et se réimporte sans perte" },
    { extension: 'geojson', libelle: 'Carte (GeoJSON)', suite: '' },
    { extension: 'json', libelle: 'Données (JSON)', suite: '' },
  ],
  vide: {
    titre: 'Personne ici ne répond à tous ces critères',
    phrase: 'Élargissez la recherche, ou signalez qui manque : une fiche se propose en deux minutes.',
    issues: pasSuivants,
  },
  portes: [],
  fil: null,
  Carte: ({ apercu, ...autres }) => <CarteDeVisite {...autres} apercu={apercu} departement={apercu.departement ?? undefined} />,
} as const satisfies Partial<Catalogue<Apercu>>

export const listeDActeurs: Catalogue<Apercu> = {
  ...commun,
  fonds: acteurs,
  mots: {
    ...mots,
    titre: 'Les acteurs des territoires',
    etape: 'Acteurs',
    chapeau: 'Collectivités, associations, entreprises, académiques, fondations, lieux : celles et ceux qui agissent.',
    une: 'acteur',
    plusieurs: 'acteurs',
  },
}

export const listeDeCatalyseurs: Catalogue<Apercu> = {
  ...commun,
  fonds: catalyseurs,
  mots: {
    ...mots,
    titre: 'Les catalyseurs territoriaux',
    etape: 'Catalyseurs',
    chapeau: 'Des tiers de confiance qui relient des mondes différents, au service de leur territoire.',
    une: 'catalyseur',
    plusieurs: 'catalyseurs',
    plus: `profil, ${mots.plus}`,
  },
}

function pasSuivants({ fonds, chemin, demande }: Vue<Apercu>) {
  return [
    ...(demande.territoire ? [{ libelle: 'Chercher dans toute la France', href: changer(chemin, demande, { territoire: '' }) }] : []),
    ...(fonds.parmi ? [{ libelle: 'Chercher parmi tous les acteurs', href: changer('/acteurs', demande) }] : []),
    { libelle: 'Voir toutes les fiches', href: chemin },
    { libelle: 'Proposer une fiche', href: '/acteurs/proposer' },
  ]
}
