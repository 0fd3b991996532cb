// Ce que ce navigateur garde, et lui seul : ce qu'il a soutenu, de quoi retirer ses questions.
const cles = { soutenues: 'catalyse.soutenues', questions: 'catalyse.questions' } as const

export const soutenues = (): Set<string> => new Set(lire(cles.soutenues).split(' ').filter(Boolean))
export const retenirSoutien = (id: string): void => ecrire(cles.soutenues, derniers([...soutenues(), id]).join(' '))

/** Les questions posées d'ici : identifiant, clé de retrait. */
export function questionsRetirables(): Map<string, string> {
  const couples = lire(cles.questions).split(' ').filter(Boolean)
  return new Map(couples.map((couple) => [couple.slice(0, couple.indexOf(':')), couple.slice(couple.indexOf(':') + 1)]))
}

export function retenirQuestion(id: string, cle: string): void {
  const autres = [...questionsRetirables()].filter(([connue]) => connue !== id)
  ecrire(cles.questions, derniers([...autres, [id, cle]].map((couple) => couple.join(':'))).join(' '))
}

const derniers = (liste: string[]): string[] => liste.slice(-300)

// Un navigateur qui refuse de garder : tout marche, sans mémoire.
function lire(cle: string): string {
  try {
    return localStorage.getItem(cle) ?? ''
  } catch {
    return ''
  }
}

function ecrire(cle: string, valeur: string): void {
  try {
    localStorage.setItem(cle, valeur)
  } catch {}
}
