import { listByIds } from '#ressource/ressource.depot.ts'
import { comprendre } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import { chercher } from '#socle/moteur.ts'
import { listSeancesAChoisir } from '../lies.repository.ts'
import type { BlocCompose } from './composition.ts'

export type Choisissables = {
  /** Les ressources trouvées pour un bloc, et celle qu'il porte déjà. */
  ressources: Map<string, { id: number; titre: string }[]>
  seances: { id: number; titre: string }[]
}

/** Ce que chaque bloc peut montrer : la ressource qu'il porte déjà, celles que la recherche trouve, les séances. */
export async function rassemblerChoisissables(db: Db, blocs: readonly BlocCompose[]): Promise<Choisissables> {
  const trouvees = new Map<string, number[]>()
  for (const { id, genre, lie, recherche } of blocs) {
    if (genre !== 'ressource') continue
    const resultats = recherche === '' ? [] : await chercherRessources(db, recherche)
    trouvees.set(id, [...new Set([...(lie === '' ? [] : [Number(lie)]), ...resultats])].filter(Number.isSafeInteger))
  }
  const ressources = await listByIds(db, [...new Set([...trouvees.values()].flat())])
  const titres = new Map(ressources.map(({ id, titre }) => [id, titre]))
  const nommer = (ids: number[]) => ids.flatMap((id) => (titres.has(id) ? [{ id, titre: titres.get(id) ?? '' }] : []))
  return {
    ressources: new Map([...trouvees].map(([id, ids]) => [id, nommer(ids)])),
    seances: await listSeancesAChoisir(db),
  }
}

async function chercherRessources(db: Db, texte: string): Promise<number[]> {
  const { tsquery } = await comprendre(db, texte.slice(0, 200), { prefixe: true })
  if (tsquery === null) return []
  return (await chercher(db, { salles: ['ressource'], tsquery, limite: 8 })).map(({ objetId }) => objetId)
}
