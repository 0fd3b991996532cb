import { dureeEnMots } from '#interface/duree.ts'
import { abreger, uneColonne } from './cellule.ts'
import type { Champ } from './champ.ts'
import { mesure } from './simples.tsx'
import type { Aspect } from './texte.tsx'

type Options = Aspect & { libelle: string; rubrique?: string; nom?: string }

const nombreOuRien = (brut: unknown) => (typeof brut === 'number' ? brut : null)

/** Une durée en minutes : « 45 min », « 1 h 30 » ; une semaine au plus. */
export const duree = (options: Options): Champ<number | null> =>
  mesure<number | null>({
    ...options,
    vide: null,
    garde: nombreOuRien,
    comprendre: (texte) => {
      const minutes = texte.length > 30 ? undefined : lireDuree(texte)
      if (minutes !== undefined && (minutes === null || (minutes >= 1 && minutes <= 10_080))) return { valeur: minutes }
      return 'Écrivez une durée comme « 45 min » ou « 1 h 30 », d’une semaine au plus.'
    },
    ecrire: (minutes) => (minutes === null ? '' : dureeEnMots(minutes)),
    cellule: (nom) => entierEnCellule(`${nom}_minutes`, 'Durée en minutes :', 1, 10_080),
  })

type Bornes = Options & { min: number; max: number; phrase: string }

/** Un nombre entier entre deux bornes, s'il est dit. */
export const entierEntre = ({ min, max, phrase, ...o }: Bornes): Champ<number | null> =>
  mesure<number | null>({ type: 'number', ...o, vide: null, garde: nombreOuRien, comprendre: entreBornes(min, max, phrase, null), ecrire })

/** Un nombre entier entre deux bornes, toujours ; `vide` : celui d'une fiche neuve. */
export const entierRequis = ({ min, max, phrase, vide, ...o }: Bornes & { vide: number }): Champ<number> =>
  mesure<number>({
    type: 'number',
    attributs: { min: String(min), max: String(max) },
    ...o,
    requis: true,
    vide,
    garde: (brut) => nombreOuRien(brut) ?? vide,
    comprendre: entreBornes(min, max, phrase),
    ecrire,
  })

const ecrire = (valeur: number | null) => String(valeur ?? '')

// `rien` : la valeur de ce qui n'est pas dit, si cela peut ne pas l'être.
function entreBornes<V>(min: number, max: number, phrase: string, rien?: V) {
  return (texte: string): { valeur: number | V } | string => {
    if (texte === '' && rien !== undefined) return { valeur: rien }
    const dit = /^\d{1,9}$/.test(texte) ? Number(texte) : Number.NaN
    return dit >= min && dit <= max ? { valeur: dit } : phrase
  }
}

/** Une année, de 1900 à 2199. */
export const annee = (options: Options): Champ<number | null> =>
  mesure<number | null>({
    ...options,
    vide: null,
    garde: nombreOuRien,
    comprendre: (texte) => {
      if (texte === '') return { valeur: null }
      return /^(19|20|21)\d\d$/.test(texte) ? { valeur: Number(texte) } : 'Écrivez une année, comme 2024.'
    },
    ecrire: (valeur) => (valeur === null ? '' : String(valeur)),
    attributs: { inputmode: 'numeric', size: '6' },
    cellule: (nom) => entierEnCellule(nom, 'Année :', 1900, 2200),
  })

const entierEnCellule = (nom: string, quoi: string, min: number, max: number) =>
  uneColonne<number | null>(nom, {
    ecrire: (valeur) => valeur,
    lire: (cellule, { dire }) => {
      const texte = cellule.trim()
      if (/^\d{1,5}$/.test(texte) && Number(texte) >= min && Number(texte) <= max) return Number(texte)
      if (texte !== '') dire(`${quoi} « ${abreger(texte)} » n'est pas un nombre de ${min} à ${max} : ignoré.`)
      return null
    },
  })

/** « 2 h », « 1h30 », « 1 h 05 », « 45 min », « 90 » (minutes), « une heure et demie » non : minutes, ou undefined si cela ne se comprend pas. */
function lireDuree(texte: string): number | null | undefined {
  const propre = texte.trim().toLowerCase().replaceAll(' ', ' ')
  if (propre === '') return null
  const [, seules] = /^(\d{1,5})\s*(?:m|mn|min|minutes?)?$/.exec(propre) ?? []
  if (seules !== undefined) return Number(seules)
  const [, heures, minutes = '0'] = /^(\d{1,3})\s*(?:h|heures?)\s*(?:(\d{1,2})\s*(?:m|mn|min|minutes?)?)?$/.exec(propre) ?? []
  return heures === undefined ? undefined : Number(heures) * 60 + Number(minutes)
}

/** Un nombre entier, rien valant zéro. `neuf` : celui d'une fiche neuve. */
export const entier = ({ neuf, plafond, phrase, ...options }: Options & { neuf: number; plafond: number; phrase: string }): Champ<number> =>
  mesure<number>({
    type: 'number',
    ...options,
    vide: neuf,
    garde: (brut) => (typeof brut === 'number' ? brut : 0),
    comprendre: (texte) => {
      const nombre = Number(texte)
      return /^\d*$/.test(texte) && nombre <= plafond ? { valeur: nombre } : phrase
    },
    ecrire: String,
    attributs: { min: '0' },
  })
