import { nomAvecDe } from '#territoire/territoire.ts'
import type { Hasard } from './hasard.ts'
import { vocabulaire } from './vocabulaire.ts'

export type Sujet = {
  profil: string
  pratique: string | undefined
  thematique: string | undefined
  libelleThematique: string | undefined
  commune: string
}

/** « La Fabrique des Possibles de Riom (fictif) » : plausible, et dit fictif dès le nom. */
export function redigerNom(hasard: Hasard, { profil, commune }: Sujet): string {
  const { enseignes, complements } = vocabulaire().organisations
  return `${hasard.choisir(enseignes[profil] ?? enseignes.association ?? [])} ${hasard.choisir(complements)} ${nomAvecDe({ nom: commune, article: '' })} (fictif)`.slice(
    0,
    200,
  )
}

export function redigerResume(hasard: Hasard, { profil, libelleThematique, commune }: Sujet): string {
  const { roles } = vocabulaire().organisations
  const role = hasard.choisir(roles[profil] ?? roles.association ?? [])
  const objet = libelleThematique ? ` Thème : ${libelleThematique.toLowerCase()}.` : ''
  return `${role}, ${a(commune)}.${objet}`.slice(0, 300)
}

/** Deux à quatre phrases, dont la première dit que l'organisation n'existe pas. */
export function redigerDescription(hasard: Hasard, { pratique, thematique, commune }: Sujet): string {
  const { ouvertures, parPratique, parThematique, clotures } = vocabulaire().organisations
  const ouverture = hasard
    .choisir(ouvertures)
    .replace('{ou}', a(commune))
    .replace('{annee}', String(2004 + hasard.entier(20)))
    .replace('{nombre}', String(2 + hasard.entier(12)))
  const suite = [pratique ? parPratique[pratique] : undefined, thematique ? parThematique[thematique] : undefined].flatMap((phrases) =>
    phrases ? [hasard.choisir(phrases)] : [],
  )
  const cloture = suite.length === 0 || hasard.chance(0.5) ? [hasard.choisir(clotures)] : []
  return [ouverture, ...suite, ...cloture].join(' ')
}

/** « à Riom », « au Havre », « aux Abymes ». */
export function a(commune: string): string {
  if (commune.startsWith('Le ')) return `au ${commune.slice(3)}`
  return commune.startsWith('Les ') ? `aux ${commune.slice(4)}` : `à ${commune}`
}
