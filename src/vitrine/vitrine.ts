import type { Fiche } from '#fiche/sorte.ts'
import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'
import type { Bloc, SaisieDeVitrine } from './vitrine.champs.ts'

export type { Bloc, SaisieDeVitrine }

/** brouillon : à qui la compose ; publiee : à tous ; archivee : retirée, gardée. */
export type EtatDeVitrine = 'brouillon' | 'publiee' | 'archivee'

export type SuiteDeVitrine = { estFondatrice: boolean }
export type Vitrine = Fiche<SaisieDeVitrine, EtatDeVitrine, SuiteDeVitrine>

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
