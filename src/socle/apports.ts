import type { ComponentChildren } from 'preact'
import type { Moderation } from './demande.ts'
import type { Actes, Cherche, Contexte, Operation, Pas, Place, Route, Rubrique, Salle, SourceDeRappel, TableauAImporter } from './salle.ts'
import type { Tache } from './taches.ts'

export const toutesLesRoutes = (salles: readonly Salle[]): Route[] => actesDe(salles).flatMap(({ routes = [] }) => routes)
export const toutesLesTaches = (salles: readonly Salle[]): Tache[] => actesDe(salles).flatMap(({ taches = [] }) => taches)
export const toutesLesModerations = (salles: readonly Salle[]): Moderation[] =>
  actesDe(salles).flatMap(({ moderations = [] }) => moderations)
export const tousLesRappels = (salles: readonly Salle[]): SourceDeRappel[] => actesDe(salles).flatMap(({ rappels = [] }) => rappels)
export const tousLesTableaux = (salles: readonly Salle[]): TableauAImporter[] => actesDe(salles).flatMap(({ tableaux = [] }) => tableaux)

export const toutesLesOperations = (salles: readonly Salle[]): Operation[] =>
  parRang(actesDe(salles).flatMap(({ operations = [] }) => operations))

/** Les portes du site, sur chaque page. Les mêmes d'une page à l'autre : rangées une fois par liste de salles. */
export function toutesLesRubriques(salles: readonly Salle[]): readonly Rubrique[] {
  const connues = rubriques.get(salles) ?? apports(salles, ({ rubriques = [] }) => rubriques)
  rubriques.set(salles, connues)
  return connues
}
const rubriques = new WeakMap<readonly Salle[], readonly Rubrique[]>()

/** Les pas de plus que les salles offrent à qui cherche sans trouver. */
export const autrement = (salles: readonly Salle[], cherche: Cherche): Pas[] =>
  salles.flatMap(({ autrement }) => autrement?.(cherche) ?? [])

/** Ce que les salles montrent sur la page de ce territoire, de cet acteur, de cette thématique. */
export function montrerAilleurs(c: Contexte, ou: keyof NonNullable<Salle['ailleurs']>, id: number): Promise<ComponentChildren[]> {
  return Promise.all(c.var.salles.map(({ ailleurs }) => ailleurs?.[ou]?.(c.var.db, id) ?? null))
}

/** Ce que les salles qui en ont apportent d'une sorte, dans l'ordre où le montrer. */
export const apports = <T extends Place>(salles: readonly Salle[], lire: (salle: Salle) => T | readonly T[]): T[] =>
  parRang(salles.flatMap(lire))

const parRang = <T extends Place>(apports: T[]): T[] => apports.toSorted((a, b) => (a.rang ?? 0) - (b.rang ?? 0))

const actesDe = (salles: readonly Salle[]): Actes[] => salles.flatMap(({ actes }) => actes)
