import { contenuDe, nommerContenus, sansDisparus } from '#champ/champs.ts'
import type { Db } from '#socle/db.ts'
import { findVersion } from '#socle/historique.ts'
import type { Sorte } from '../sorte.ts'

/** Le contenu d'une version gardée, tel qu'il fut, et ce qu'elle gardait tout entière ; undefined si elle n'existe pas. */
export async function lireVersion<S extends object>(
  db: Db,
  { salle, champs, normaliser }: Pick<Sorte<S>, 'salle' | 'champs'> & { normaliser?: (contenu: S, avant: null) => S },
  id: number,
  numero: number,
): Promise<{ contenu: S; brut: unknown } | undefined> {
  const version = await findVersion(db, salle, id, numero)
  if (!version) return undefined
  const contenu = contenuDe(champs, version.contenu)
  return { contenu: normaliser?.(contenu, null) ?? contenu, brut: version.contenu }
}

/** Un contenu d'autrefois qui peut être récrit aujourd'hui : sans ce qu'il citait et qui a disparu depuis. */
export async function encoreEcrivable<S extends object>(db: Db, { champs }: Pick<Sorte<S>, 'champs'>, contenu: S): Promise<S> {
  return sansDisparus(champs, contenu, await nommerContenus(db, champs, contenu))
}
