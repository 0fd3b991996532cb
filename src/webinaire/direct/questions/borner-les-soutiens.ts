import { adresseReseau } from '#socle/adresse-reseau.ts'
import { bornerSous } from '#socle/limites.ts'
import { soutiensParReseau } from '#socle/plafonds.ts'
import type { Contexte } from '#socle/salle.ts'
import { diffusion } from './diffusion.ts'

/**
 * Compte un soutien de plus à cette question depuis cette adresse réseau. Une salle entière passe : cinquante personnes,
 * ou autant qu'elle tient de places en direct ; un programme qui se fait passer pour mille personnes s'y arrête.
 */
export async function bornerLesSoutiens(c: Contexte, questionId: number): Promise<void> {
  const reseau = adresseReseau(c)
  const points = Math.max(soutiensParReseau.points, diffusion.placesDe(reseau))
  const phrase = 'Cette question a déjà beaucoup de soutiens venus de votre réseau : elle n’en compte plus pour l’instant.'
  await bornerSous(c, { nom: 'soutien', plafond: { ...soutiensParReseau, points }, objet: `${questionId} ${reseau}`, phrase })
}
