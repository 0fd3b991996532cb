const nombres = new Intl.NumberFormat('fr-FR')
const dates = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' })
const heures = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit', timeZone: 'Europe/Paris' })
const joursCivils = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' })

/**
 * Minuscules et sans accents. La fonction SQL sans_accent ramène aussi apostrophes et tirets à une seule forme : un nom gardé en
 * base se compare dans la base, jamais à ce que rend celle-ci.
 */
export function sansAccents(texte: string): string {
  return texte.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/æ/g, 'ae')
}

/** « L'Épicerie des idées » → « l-epicerie-des-idees » ; 80 caractères au plus, jamais vide. */
export function slugifier(texte: string): string {
  const slug = sansAccents(texte)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
  return slug || 'sans-nom'
}

/** Combien de signes se voient : une image en fait un, un espace sans largeur aucun. La base compte de même, à ceux-ci près. */
export const signesVisibles = (texte: string): number => [...texte.replace(/\p{Cf}/gu, '')].length

/** 12345 → « 12 345 » (espaces insécables). */
export function nombre(valeur: number): string {
  return nombres.format(valeur)
}

/** « 1 commune », « 3 communes » : en français le pluriel commence à deux. */
export function pluriel(compte: number, singulier: string, pluriels: string): string {
  return `${nombre(compte)} ${Math.abs(compte) < 2 ? singulier : pluriels}`
}

/** « 3 mars 2026 », à l'heure de Paris. Accepte une date civile « 2026-03-03 ». */
export function dateLongue(date: Date | string): string {
  return dates.format(enDate(date)).replace(/^1 /, '1er ')
}

/** « 3 mars 2026 à 9 h 05 », à l'heure de Paris. */
export function momentEnMots(moment: Date): string {
  return `${dateLongue(moment)} à ${heures.format(moment).replace(/^0/, '').replace(':', '\u00a0h\u00a0')}`
}

/** La date civile d'aujourd'hui à Paris, « 2026-03-03 ». */
export function aujourdhui(maintenant = new Date()): string {
  return joursCivils.format(maintenant)
}

/** « aujourd'hui », « hier », « il y a 12 jours », « il y a 3 mois », « il y a 2 ans ». */
export function ilYA(date: Date | string, maintenant = new Date()): string {
  const jours = Math.round((Date.parse(aujourdhui(maintenant)) - Date.parse(aujourdhui(enDate(date)))) / 86_400_000)
  if (jours <= 0) return "aujourd'hui"
  if (jours === 1) return 'hier'
  if (jours < 60) return `il y a ${jours} jours`
  if (jours < 730) return `il y a ${Math.floor(jours / 30.44)} mois`
  return `il y a ${Math.floor(jours / 365.25)} ans`
}

// Une date civile est prise à midi : aucun fuseau d'Europe ne la fait changer de jour.
function enDate(date: Date | string): Date {
  return date instanceof Date ? date : new Date(date.length === 10 ? `${date}T12:00:00Z` : date)
}

/** Ce que dit un texte JSON ; undefined si ce n'en est pas. */
export function enJson(texte: string): unknown {
  try {
    return JSON.parse(texte)
  } catch {
    return undefined
  }
}
