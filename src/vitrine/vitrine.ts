import type { z } from 'zod'
import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'
import type { blocSchema } from './bloc.schema.ts'

export type Bloc = z.infer<typeof blocSchema>
export type GenreDeBloc = Bloc['genre']
export type BlocDe<G extends GenreDeBloc> = Extract<Bloc, { genre: G }>

export const etatsDeVitrine = ['brouillon', 'publiee', 'archivee'] as const
/** brouillon : à qui la compose ; publiee : à tous ; archivee : retirée, gardée. */
export type EtatDeVitrine = (typeof etatsDeVitrine)[number]

/** Ce qui s'écrit d'une vitrine. */
export type SaisieDeVitrine = {
  nom: string
  accroche: string
  /** Son nom d'hôte propre, sans protocole ; null : elle vit sous /vitrines/<slug>. */
  hote: string | null
  /** « #1f5c4a » ; les nuances lisibles en clair et en sombre en sont déduites. */
  couleur: string
  accent: string
  /** Ce qu'elle montre vient de là ou y agit ; null : de partout. */
  territoireId: number | null
  /** Elle ne montre que ce qui porte l'un de ces termes, liste par liste ; vide : tout. */
  termeIds: number[]
  blocs: Bloc[]
  estProposition: boolean
  source: string
}

export type Vitrine = SaisieDeVitrine & {
  id: number
  slug: string
  estFondatrice: boolean
  etat: EtatDeVitrine
  proprietaireId: string | null
  modifieLe: Date
}

/** Les textes mis en forme de ses blocs. */
export const textesDeVitrine = ({ blocs }: Pick<Vitrine, 'blocs'>): DemandeDeRendu[] =>
  blocs
    .flatMap((bloc) => {
      if (bloc.genre === 'frise') return bloc.evenements.map(({ texte }) => texte)
      return bloc.genre === 'texte' || bloc.genre === 'appel' ? [bloc.texte] : []
    })
    .map((texte) => ({ genre: 'riche', texte }))

export const urlVitrine = (vitrine: Pick<Vitrine, 'slug'>): string => `/vitrines/${vitrine.slug}`

/** Sa feuille de couleurs ; `modifieLe` dans l'adresse : elle se garde jusqu'au prochain changement. */
export const urlCouleurs = (vitrine: Pick<Vitrine, 'slug' | 'modifieLe'>): string =>
  `/vitrines/${vitrine.slug}/couleurs.css?v=${vitrine.modifieLe.getTime().toString(36)}`

export const libelleDeLEtat: Record<EtatDeVitrine, string> = { brouillon: 'Brouillon', publiee: 'Publiée', archivee: 'Archivée' }

/** Le nom de chaque genre de bloc, et ce qu'il montre. */
export const genresDeBloc: Record<GenreDeBloc, { libelle: string; quoi: string }> = {
  texte: { libelle: 'Texte', quoi: 'Quelques paragraphes, avec des liens et des listes.' },
  chiffres: { libelle: 'Chiffres', quoi: 'Combien de catalyseurs, de ressources, de parcours : comptés, jamais saisis.' },
  carte: { libelle: 'Carte', quoi: 'Les catalyseurs de la sélection, sur la carte.' },
  catalyseurs: { libelle: 'Catalyseurs', quoi: 'Trois catalyseurs de la sélection, et le chemin vers les autres.' },
  ressources: { libelle: 'Ressources', quoi: 'Les dernières ressources de la sélection, d’un type ou de tous.' },
  webinaires: { libelle: 'Webinaires', quoi: 'Les prochaines séances, ou les dernières à revoir.' },
  parcours: { libelle: 'Parcours', quoi: 'Trois parcours publiés, avec leur temps.' },
  thematiques: { libelle: 'Thématiques', quoi: 'Les besoins des territoires, un lien vers chaque page.' },
  pratiques: { libelle: 'Pratiques', quoi: 'Les quatre pratiques de la catalyse, avec des exemples de l’annuaire.' },
  frise: { libelle: 'Frise', quoi: 'Des dates, du plus ancien au plus récent.' },
  liens: { libelle: 'Liens', quoi: 'Des adresses, avec une phrase chacune.' },
  appel: { libelle: 'Invitation', quoi: 'Une phrase et un bouton.' },
}
