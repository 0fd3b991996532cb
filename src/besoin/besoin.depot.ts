import { accesDe } from '#fiche/acces.ts'
import { depotDe } from '#fiche/depot.repository.ts'
import { ecrituresDe } from '#fiche/enregistrer.ts'
import { sorteBesoin } from './besoin.sorte.ts'

export const { findById, findByIdPourEcriture, findBySlug, listByProprietaire } = depotDe(sorteBesoin)
export const { creer: creerBesoin, modifier: modifierBesoin, changerSuivi, saisieDe } = ecrituresDe(sorteBesoin)
export const { lisible: besoinLisible } = accesDe(sorteBesoin)
