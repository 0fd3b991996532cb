import { citable } from '#champ/citable.repository.ts'
import { etats } from './ressource.etats.ts'

/** Les ressources du catalogue, telles qu'elles se citent entre elles et dans d'autres salles. */
export const sourceRessource = citable({
  table: 'ressource',
  nom: 'titre',
  chemin: '/ressources',
  etats,
  inconnu: "n'est pas une ressource publiée : copiez son titre ou son adresse.",
})
