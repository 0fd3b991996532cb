import type { Geometrie } from '#instruments/carte/geometrie.ts'
import type { Db } from '#socle/db.ts'
import { type ContourAEcrire, listCommunesDe, listContours, listEnsembles, upsertOfficiels } from './contour.repository.ts'
import { assembleur } from './fusionner-geometries.ts'

const debutDeSource = 'Réunion des contours de communes'

/**
 * Après un import de communes, donne aux EPCI, départements et régions touchés la réunion de leurs communes, quand
 * toutes ont un contour officiel. Les autres gardent leur contour indicatif, et sont nommés.
 */
export async function reunirContours(db: Db, communesChangees: number[], source: string) {
  if (communesChangees.length === 0) return { ensembles: 0, partiels: [] }
  const touches = await listEnsembles(db, communesChangees, debutDeSource)
  const complets = touches.filter((e) => e.manquantes === 0)
  const communes = await listCommunesDe(
    db,
    complets.map((e) => e.id),
  )
  const geometries = await geometriesDe(
    db,
    communes.map((c) => c.id),
  )
  const pieces = communes.flatMap((c) => {
    const geometrie = geometries.get(c.id)
    return geometrie ? [{ ...c, geometrie }] : []
  })
  const { assembler } = assembleur(pieces)
  const contours = complets.flatMap((e): ContourAEcrire[] => {
    const geometrie = assembler(pieces.filter((p) => [p.epci, p.departement, p.region].includes(e.id)))
    return geometrie ? [{ niveau: e.niveau, code: e.code, geometrie }] : []
  })
  await upsertOfficiels(db, contours, `${debutDeSource} : ${source}`)
  return {
    ensembles: contours.length,
    partiels: touches.filter((e) => e.manquantes > 0).map(({ nom, manquantes }) => ({ nom, manquantes })),
  }
}

async function geometriesDe(db: Db, ids: number[]): Promise<Map<number, Geometrie>> {
  const trouvees = new Map<number, Geometrie>()
  for (let i = 0; i < ids.length; i += 400) {
    for (const c of await listContours(db, ids.slice(i, i + 400))) trouvees.set(c.territoireId, c.geometrie)
  }
  return trouvees
}
