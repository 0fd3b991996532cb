import { valeursDe } from '#socle/echange/cellule.ts'

const liensMax = 20

/** Les adresses https d'une cellule, séparées par « | » ou des espaces ; ce qui n'en est pas est dit, et ignoré. */
export function lireLiens(cellule: string, messages: string[]): string[] {
  const lus = valeursDe(cellule, /[|\s]+/).map((texte) => ({ texte, lien: enLien(texte) }))
  const faux = lus.filter(({ lien }) => lien === undefined).map(({ texte }) => `« ${texte.slice(0, 60)} »`)
  if (faux.length > 0) messages.push(`${faux.join(', ')} n'est pas une adresse de site : ignoré.`)
  return [...new Set(lus.flatMap(({ lien }) => lien ?? []))].slice(0, liensMax)
}

/** Un lien tel qu'il s'écrit dans une cellule : sans le séparateur de la liste. */
export const lienEnCellule = (lien: string): string => lien.replaceAll('|', '%7C').replace(/\s/g, '%20')

function enLien(texte: string): string | undefined {
  const avecProtocole = /^https?:\/\//i.test(texte) ? texte : /^[\w-]+(\.[\w-]+)+(\/|$)/.test(texte) ? `https://${texte}` : ''
  return URL.canParse(avecProtocole) && avecProtocole.length <= 500 ? avecProtocole : undefined
}
