// Dans le navigateur : ce que garde une personne sans compte, parcours par parcours, sous une seule clé.

type Reponse = { texte: string; le: string; aussi: string[] }
export type Gardee = {
  version: string
  faits: string[]
  reponses: Record<string, Record<string, Reponse>>
  territoire: string
  modifieLe: string
}

const cle = 'catalyse.parcours'

export function lireTout(): Record<string, Gardee> {
  try {
    const lu: unknown = JSON.parse(localStorage.getItem(cle) ?? '{}')
    if (typeof lu !== 'object' || lu === null) return {}
    return Object.fromEntries(Object.entries(lu).flatMap(([slug, brut]) => (estGardee(brut) ? [[slug, brut]] : [])))
  } catch {
    return {}
  }
}

export const lire = (slug: string): Gardee | undefined => lireTout()[slug]

/** Faux si le navigateur refuse de garder (navigation privée, place manquante). */
export function changer(slug: string, version: string, changement: (avant: Gardee) => Partial<Gardee>): boolean {
  const tout = lireTout()
  const avant = tout[slug] ?? { version, faits: [], reponses: {}, territoire: '', modifieLe: '' }
  return ecrire({ ...tout, [slug]: { ...avant, version, ...changement(avant), modifieLe: new Date().toISOString() } })
}

export function oublier(slug: string): void {
  const { [slug]: _oublie, ...reste } = lireTout()
  ecrire(reste)
}

export function oublierTout(): void {
  localStorage.removeItem(cle)
}

function ecrire(tout: Record<string, Gardee>): boolean {
  try {
    if (Object.keys(tout).length === 0) localStorage.removeItem(cle)
    else localStorage.setItem(cle, JSON.stringify(tout))
    return true
  } catch {
    return false
  }
}

function estGardee(brut: unknown): brut is Gardee {
  if (typeof brut !== 'object' || brut === null) return false
  return 'faits' in brut && Array.isArray(brut.faits) && 'reponses' in brut && typeof brut.reponses === 'object' && brut.reponses !== null
}
