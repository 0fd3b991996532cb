import { citable } from '#champ/citable.repository.ts'
import { etats } from './acteur.etats.ts'

/** Les organisations de l'annuaire, telles que d'autres salles les citent. */
export const sourceActeur = citable({
  table: 'acteur',
  nom: 'nom',
  chemin: '/acteurs',
  etats,
  inconnu: "n'est pas dans l'annuaire : citez-la plutôt parmi les auteurs, ou proposez d'abord sa fiche.",
})
