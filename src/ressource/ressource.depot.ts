import { accesDe } from '#fiche/acces.ts'
import { depotDe } from '#fiche/depot.repository.ts'
import { ecrituresDe } from '#fiche/enregistrer.ts'
import { sorteRessource } from './ressource.sorte.ts'

export const { findById, findBySlug, listByIds, listByProprietaire, updateSuivi } = depotDe(sorteRessource)
export const { creer: creerRessource, modifier: modifierRessource, changerSuivi, saisieDe } = ecrituresDe(sorteRessource)
export const { lisible: ressourceLisible, resteModifiable } = accesDe(sorteRessource)
