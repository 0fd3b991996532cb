import { depotDe } from '#fiche/depot.repository.ts'
import { ecrituresDe } from '#fiche/enregistrer.ts'
import { sorteActeur } from './acteur.sorte.ts'

export const { findById, findByIdPourEcriture, findBySlug, listByIds, listByProprietaire, updateSuivi } = depotDe(sorteActeur)
export const { creer: creerFiche, modifier: modifierFiche, changerSuivi, saisieDe } = ecrituresDe(sorteActeur)
