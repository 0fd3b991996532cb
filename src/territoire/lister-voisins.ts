import { type Geometrie, type Position, polygones } from '#instruments/carte/geometrie.ts'
import type { Db } from '#socle/db.ts'
import { type Contour, findContour, listContoursProches } from './contour.repository.ts'
import { findByIds, listProches } from './territoire.repository.ts'
import type { Territoire } from './territoire.ts'

export type Voisinage = { voisins: Territoire[]; contours: Contour[] }

/** Les territoires de même niveau qui touchent celui-ci ; pour une commune sans contour, les plus proches. */
export async function listVoisins(db: Db, t: Territoire): Promise<Territoire[]> {
  return (await listVoisinage(db, t)).voisins
}

/** Les voisins et leurs contours, quand ils en ont. */
export async function listVoisinage(db: Db, t: Territoire): Promise<Voisinage> {
  const ici = await findContour(db, t.id)
  const candidats = ici ? await listContoursProches(db, t.id) : []
  const contours = ici
    ? candidats.filter((c) => setouchent(ici.geometrie, c.geometrie, c.estIndicatif === ici.estIndicatif ? 0.0015 : 0.03))
    : []
  if (contours.length > 0 || t.niveau !== 'commune')
    return {
      voisins: await findByIds(
        db,
        contours.map((c) => c.territoireId),
      ),
      contours,
    }
  return { voisins: await listProches(db, t), contours: [] }
}

/** Vrai si deux sommets sont à moins de `marge` degrés : exacts entre contours de même source, approchés sinon. */
function setouchent(a: Geometrie, b: Geometrie, marge: number): boolean {
  const cases = new Set(sommets(a).flatMap((p) => casesAutour(p, marge)))
  return sommets(b).some(([x = 0, y = 0]) => cases.has(`${Math.round(x / marge)} ${Math.round(y / marge)}`))
}

const sommets = (g: Geometrie): Position[] => polygones(g).flat(2)

// Le plan est rangé en cases : comparer chaque sommet à tous les autres serait mille fois plus long.
function casesAutour([x = 0, y = 0]: Position, marge: number): string[] {
  const [i, j] = [Math.round(x / marge), Math.round(y / marge)]
  return [-1, 0, 1].flatMap((di) => [-1, 0, 1].map((dj) => `${i + di} ${j + dj}`))
}
