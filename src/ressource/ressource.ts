import type { Fiche } from '#fiche/sorte.ts'
import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'
import { champsDuCadre } from './cadre.ts'
import type { SaisieDeRessource } from './ressource.champs.ts'
import type { EtatDeRessource } from './ressource.etats.ts'

export type { SaisieDeRessource } from './ressource.champs.ts'
export type { EtatDeRessource } from './ressource.etats.ts'

/** Ce que sa table dit d'une ressource, outre ce qui s'écrit et son suivi. */
export type SuiteDeRessource = {
  adapteeDeId: number | null
  /** Ce que l'adaptation change. */
  adaptation: string
  publieeLe: Date | null
}

export type Ressource = Fiche<SaisieDeRessource, EtatDeRessource, SuiteDeRessource>

/** L'essentiel, pour les listes. */
export type ApercuDeRessource = Pick<
  Ressource,
  | 'id'
  | 'slug'
  | 'titre'
  | 'resume'
  | 'territoireId'
  | 'typeId'
  | 'maturiteId'
  | 'dureeMinutes'
  | 'estProposition'
  | 'termeIds'
  | 'publieeLe'
  | 'verifieeLe'
> & { territoire: string | null }

/** Les tranches de durée des filtres, aux rangs que donne tranche_de_duree (migrations/0011) : « une heure au plus » veut aussi ce qui tient en un quart d'heure. */
export const tranchesDeDuree = [
  { code: 'quart-d-heure', libelle: "Un quart d'heure au plus", rangs: [1] },
  { code: 'une-heure', libelle: 'Une heure au plus', rangs: [1, 2] },
  { code: 'demi-journee', libelle: 'Une demi-journée au plus', rangs: [1, 2, 3] },
  { code: 'davantage', libelle: 'Davantage', rangs: [4] },
] as const

/** Ses textes mis en forme, tels que sa page les montre : le corps, et chaque partie remplie du cadre d'un exemple. */
export function textesDeRessource({ corps, cadre }: Pick<SaisieDeRessource, 'corps' | 'cadre'>) {
  const parties = champsDuCadre.flatMap((champ) => (cadre?.[champ] ? [{ champ, genre: 'court' as const, texte: cadre[champ] }] : []))
  return { corps: { genre: 'riche' as const, texte: corps }, cadre: parties }
}

/** Tout ce qui doit pouvoir se mettre en forme avant qu'elle soit gardée. */
export function rendusDeRessource(saisie: Pick<SaisieDeRessource, 'corps' | 'cadre' | 'resume'>): DemandeDeRendu[] {
  const { corps, cadre } = textesDeRessource(saisie)
  return [corps, ...cadre, ...(saisie.resume === '' ? [{ genre: 'texte' as const, texte: saisie.corps }] : [])]
}

export const urlRessource = (ressource: Pick<Ressource, 'slug'>): string => `/ressources/${ressource.slug}`
