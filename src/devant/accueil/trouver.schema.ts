import { z } from 'zod'
import { un } from '#socle/formulaire.ts'

/** La question d'accueil : ce que l'on cherche à faire, et où. Tout est facultatif ; rien n'est une erreur. */
export const question = z.object({
  q: un(z.string().max(200), ''),
  ou: un(z.string().max(120), ''),
  /** Présent quand la page se complète pendant la frappe : seul le morceau des résultats est rendu. */
  morceau: un(z.enum(['1']).optional(), undefined),
})

export type Question = z.infer<typeof question>
