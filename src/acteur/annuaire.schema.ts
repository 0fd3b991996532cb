import { z } from 'zod'
import { plusieurs, un } from '#socle/formulaire.ts'
import { avecParametres } from '#socle/urls.ts'
import { dimensions, tris } from './annuaire.ts'

const code = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/)

/** Les filtres de l'annuaire tels qu'ils s'écrivent dans l'URL ; une valeur absurde est ignorée, jamais une erreur. */
export const filtresUrl = z.object({
  q: un(z.string().max(200), ''),
  territoire: un(z.string().max(120), ''),
  pratique: plusieurs(code),
  thematique: plusieurs(code),
  profil: plusieurs(code),
  sphere: plusieurs(code),
  activite: plusieurs(code),
  odd: plusieurs(code),
  tri: un(z.enum(tris).optional(), undefined),
  apres: un(z.string().max(300).optional(), undefined),
  avant: un(z.string().max(300).optional(), undefined),
  /** « tous » : montre aussi les filtres les plus fins. */
  filtres: un(z.enum(['tous']).optional(), undefined),
  rang: un(z.coerce.number().int().min(0).max(1000), 0),
})

export type FiltresUrl = z.infer<typeof filtresUrl>

/** Les seuls paramètres qui choisissent des fiches, sans la page : ce que partagent liste, carte et exports. */
export function parametresDeChoix(filtres: FiltresUrl): Record<string, string | string[] | undefined> {
  const { q, territoire, tri } = filtres
  return { q, territoire, ...Object.fromEntries(dimensions.map((dimension) => [dimension, filtres[dimension]])), tri }
}

/** L'URL de l'annuaire avec ces filtres, à la première page, autant de filtres montrés. */
export function urlAnnuaire(chemin: string, filtres: FiltresUrl, changement: Partial<FiltresUrl> = {}): string {
  const voulus = { ...filtres, ...changement }
  return avecParametres(chemin, { ...parametresDeChoix(voulus), filtres: voulus.filtres })
}
