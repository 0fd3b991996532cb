import { z } from 'zod'
import { plusieurs, un } from '#socle/formulaire.ts'
import { avecParametres } from '#socle/urls.ts'
import { dimensions, tris } from './catalogue.ts'
import { tranchesDeDuree } from './ressource.ts'

const code = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/)
const duree = z.enum(tranchesDeDuree.map((tranche) => tranche.code))

/** Les filtres du catalogue tels qu'ils s'écrivent dans l'URL ; une valeur absurde est ignorée, jamais une erreur. */
export const filtresUrl = z.object({
  q: un(z.string().max(200), ''),
  territoire: un(z.string().max(120), ''),
  type: plusieurs(code),
  thematique: plusieurs(code),
  pratique: plusieurs(code),
  profil: plusieurs(code),
  maturite: plusieurs(code),
  odd: plusieurs(code),
  cible: plusieurs(code),
  duree: plusieurs(duree),
  region: plusieurs(code),
  tri: un(z.enum(tris).optional(), undefined),
  apres: un(z.string().max(300).optional(), undefined),
  avant: un(z.string().max(300).optional(), undefined),
  /** « tous » : montre aussi les filtres les plus fins. */
  filtres: un(z.enum(['tous']).optional(), undefined),
  /** « 1 » : on vient des trois questions de « pour moi », la page le redit en une phrase. */
  pourmoi: un(z.enum(['1']).optional(), undefined),
  rang: un(z.coerce.number().int().min(0).max(1000), 0),
})

export type FiltresUrl = z.infer<typeof filtresUrl>

/** Les seuls paramètres qui choisissent des ressources, sans la page : ce que partagent liste, fil et exports. */
export function parametresDeChoix(filtres: FiltresUrl): Record<string, string | string[] | undefined> {
  const { q, territoire, tri, region, duree: durees } = filtres
  const termes = Object.fromEntries(dimensions.map((dimension) => [dimension, filtres[dimension]]))
  return { q, territoire, ...termes, duree: durees, region, tri }
}

/** L'URL du catalogue avec ces filtres, à la première page. */
export function urlCatalogue(filtres: Partial<FiltresUrl> = {}, chemin = '/ressources'): string {
  return avecParametres(chemin, parametresDeChoix({ ...filtresUrl.parse({}), ...filtres }))
}
