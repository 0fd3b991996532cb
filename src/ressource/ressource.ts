import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'

export const etatsDeRessource = ['brouillon', 'proposee', 'publiee', 'archivee'] as const
/** brouillon : à qui l'écrit ; proposee : attend l'animation ; publiee : dans le catalogue ; archivee : retirée, gardée. */
export type EtatDeRessource = (typeof etatsDeRessource)[number]

/** Le cadre d'un exemple : du Markdown dans chacun, vide si on ne sait pas. */
export const champsDuCadre = ['besoin', 'spheres', 'fait', 'cout', 'duree', 'effets', 'reprendre', 'limites'] as const
export type Cadre = Record<(typeof champsDuCadre)[number], string>

/** Ce qu'une personne, un import ou une restauration peut écrire. Les identifiants désignent termes, acteurs, territoires, fichiers. */
export type SaisieDeRessource = {
  titre: string
  resume: string
  /** Markdown. */
  corps: string
  /** Terme de la liste « medoc ». */
  typeId: number
  /** Terme de la liste « maturite ». */
  maturiteId: number | null
  dureeMinutes: number | null
  /** Pour un exemple seulement. */
  cadre: Cadre | null
  territoireId: number | null
  /** Signatures à citer, une par élément. */
  auteurs: string[]
  annee: number | null
  licence: Licence
  langue: string
  source: string
  sourceUrl: string | null
  cleExterne: string | null
  estProposition: boolean
  /** Thématiques, ODD, cibles, pratiques, profils. */
  termeIds: number[]
  acteurIds: number[]
  fichiers: { id: number; titre: string }[]
  lieeIds: number[]
}

export type Ressource = SaisieDeRessource & {
  id: number
  slug: string
  etat: EtatDeRessource
  proprietaireId: string | null
  adapteeDeId: number | null
  /** Ce que l'adaptation change. */
  adaptation: string
  /** Date civile du dernier « toujours à jour » ; null : jamais vérifiée. */
  verifieeLe: string | null
  publieeLe: Date | null
  creeLe: Date
  modifieLe: Date
}

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

/** Les licences proposées : identifiant SPDX, nom, adresse du texte. Source : spdx.org/licenses. */
export const licences = {
  'CC-BY-4.0': { nom: 'Creative Commons Attribution 4.0', url: 'https://creativecommons.org/licenses/by/4.0/deed.fr' },
  'CC-BY-SA-4.0': {
    nom: 'Creative Commons Attribution, partage dans les mêmes conditions 4.0',
    url: 'https://creativecommons.org/licenses/by-sa/4.0/deed.fr',
  },
  'CC-BY-NC-4.0': {
    nom: "Creative Commons Attribution, pas d'utilisation commerciale 4.0",
    url: 'https://creativecommons.org/licenses/by-nc/4.0/deed.fr',
  },
  'CC-BY-NC-ND-4.0': {
    nom: "Creative Commons Attribution, pas d'utilisation commerciale, pas de modification 4.0",
    url: 'https://creativecommons.org/licenses/by-nc-nd/4.0/deed.fr',
  },
  'CC0-1.0': { nom: 'Creative Commons Zéro (domaine public)', url: 'https://creativecommons.org/publicdomain/zero/1.0/deed.fr' },
  'etalab-2.0': { nom: 'Licence Ouverte 2.0', url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' },
  'droits-reserves': { nom: 'Tous droits réservés', url: null },
} as const satisfies Record<string, { nom: string; url: string | null }>
export type Licence = keyof typeof licences
export const estLicence = (valeur: string): valeur is Licence => Object.hasOwn(licences, valeur)

/** Vrai si la licence laisse publier une version modifiée : sinon, pas d'adaptation. */
export const permetDAdapter = (licence: Licence): boolean => licence !== 'droits-reserves' && licence !== 'CC-BY-NC-ND-4.0'

/** Les tranches de durée des filtres, telles que les compte tranche_de_duree (migrations/0011). */
export const tranchesDeDuree = [
  { rang: 1, code: 'quart-d-heure', libelle: "Un quart d'heure au plus" },
  { rang: 2, code: 'une-heure', libelle: 'Une heure au plus' },
  { rang: 3, code: 'demi-journee', libelle: 'Une demi-journée au plus' },
  { rang: 4, code: 'davantage', libelle: 'Davantage' },
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

export const libelleDeLEtat: Record<EtatDeRessource, string> = {
  brouillon: 'Brouillon',
  proposee: 'Proposée',
  publiee: 'Publiée',
  archivee: 'Archivée',
}

/** « 45 min », « 2 h », « 1 h 30 ». */
export function dureeEnMots(minutes: number): string {
  const [heures, reste] = [Math.floor(minutes / 60), minutes % 60]
  if (heures === 0) return `${reste} min`
  return reste === 0 ? `${heures} h` : `${heures} h ${String(reste).padStart(2, '0')}`
}
