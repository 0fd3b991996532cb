import { depotDe } from '#fiche/depot.repository.ts'
import { ecrituresDe } from '#fiche/enregistrer.ts'
import type { Db } from '#socle/db.ts'
import { publies, tous } from './parcours.repository.ts'
import { sorteParcours } from './parcours.sorte.ts'

const { lister, ...depot } = depotDe(sorteParcours)
export const { findById, findBySlug, listByIds } = depot
export const { creer: creerParcours, modifier: modifierParcours, changerSuivi, saisieDe } = ecrituresDe(sorteParcours)

/** Les parcours publiés, dans l'ordre, 200 au plus ; avec `termeIds`, ceux qui portent l'un de ces termes. */
export const listPublies = (db: Db, { termeIds = [] }: { termeIds?: number[] } = {}) => lister(db, publies(termeIds))

/** Tous, brouillons et archives compris, dans l'ordre, 200 au plus. */
export const listTous = (db: Db) => lister(db, tous)
