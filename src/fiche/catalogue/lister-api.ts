import { lienSuivant } from '#socle/api/api.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import { lectureDe } from './question/demande.ts'
import type { Fonds } from './question/fonds.ts'
import { compter } from './reponse/facettes.repository.ts'
import { estParCle, listPage } from './reponse/liste.repository.ts'
import { repondre } from './reponse/trouver.ts'

type Parametres = { limite: number; apres?: string | undefined; rang: number; territoire?: string | undefined }

/** Une page d'un fonds, avec les filtres de ses pages : combien, lesquels (dans l'ordre), et l'adresse de la suite. */
export async function listerFonds(c: Contexte, fonds: Fonds<{ id: number }>, { limite, apres, rang, territoire }: Parametres) {
  const { db } = c.var
  const { trouve, lieu } = await repondre(db, fonds, lireFiltres(c, lectureDe(fonds)))
  if (lieu.genre === 'inconnu' || lieu.genre === 'choix')
    throw new ErreurMetier(422, `« ${territoire} » ne désigne pas un seul territoire : donnez son code.`)
  const [total, lignes] = await Promise.all([compter(db, trouve), listPage(db, trouve, { limite: limite + 1, apres, rang })])
  const montrees = lignes.slice(0, limite)
  const suite = estParCle(trouve) ? lienSuivant(c, 'apres', montrees.at(-1)?.cle ?? '') : lienSuivant(c, 'rang', String(rang + limite))
  return { total, ids: montrees.map(({ id }) => id), suivante: lignes.length > limite ? suite : null }
}

/** Ces objets dans l'ordre de leurs identifiants. */
export function dansLOrdre<T extends { id: number }>(objets: readonly T[], ids: readonly number[]): T[] {
  const parId = new Map(objets.map((objet) => [objet.id, objet]))
  return ids.flatMap((id) => parId.get(id) ?? [])
}
