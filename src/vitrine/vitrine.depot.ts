import { depotDe } from '#fiche/depot.repository.ts'
import { ecrituresDe } from '#fiche/enregistrer.ts'
import type { Db } from '#socle/db.ts'
import { nonPubliees, publiees } from './vitrine.repository.ts'
import { sorteVitrine } from './vitrine.sorte.ts'

const { lister, findBySlug } = depotDe(sorteVitrine)

export { findBySlug }
export const { creer: creerVitrine, modifier: modifierVitrine, saisieDe } = ecrituresDe(sorteVitrine)

/** Les vitrines publiées, celles du réseau d'abord, 500 au plus. */
export const listPubliees = (db: Db) => lister(db, publiees)

/** Brouillons et archives que cette personne compose ; toutes pour l'administration (`proprietaireId` null). 200 au plus. */
export const listNonPubliees = (db: Db, proprietaireId: string | null) => lister(db, nonPubliees(proprietaireId))
