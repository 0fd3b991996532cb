import { type RawBuilder, sql } from 'kysely'
import { depotDe } from '#fiche/depot.repository.ts'
import type { Db } from '#socle/db.ts'
import { sorteSeance } from './seance.sorte.ts'
import type { Seance } from './seance.ts'

const { lister } = depotDe(sorteSeance)

type Choix = { limite: number; termeIds?: number[]; cycleId?: number | undefined; maintenant?: Date }

/** Les séances publiques qui ne sont pas finies, la prochaine d'abord. `termeIds` : l'un d'eux au moins. */
export function listAVenir(db: Db, { maintenant = new Date(), ...choix }: Choix): Promise<Seance[]> {
  // Aucune séance ne dure plus de sept jours : la date du début suffit à ne lire que les dernières.
  return lister(
    db,
    sql`${publiques(choix)} AND debut > ${maintenant}::timestamptz - interval '8 days' AND ${fin} > ${maintenant}
      ORDER BY debut, id LIMIT ${choix.limite}`,
  )
}

/** Les séances publiques finies, la dernière d'abord. `commenceesAvant` : la suite d'une page déjà lue. */
export function listPassees(
  db: Db,
  { maintenant = new Date(), commenceesAvant = maintenant, ...choix }: Choix & { commenceesAvant?: Date },
): Promise<Seance[]> {
  return lister(
    db,
    sql`${publiques(choix)} AND debut < ${commenceesAvant} AND debut <= ${maintenant} AND ${fin} <= ${maintenant}
      ORDER BY debut DESC, id DESC LIMIT ${choix.limite}`,
  )
}

/** Les séances publiques, la plus récente d'abord : agendas, fils, exports. */
export const listPubliques = (db: Db, choix: Choix): Promise<Seance[]> =>
  lister(db, sql`${publiques(choix)} ORDER BY debut DESC, id DESC LIMIT ${choix.limite}`)

/** Les séances publiques où une organisation intervient, contribue ou est partenaire, la plus récente d'abord. */
export function listParActeur(db: Db, acteurId: number, limite: number): Promise<Seance[]> {
  return lister(
    db,
    sql`${publiques({})} AND id IN (
        SELECT p.seance_id FROM partie p JOIN intervention i ON i.partie_id = p.id WHERE i.acteur_id = ${acteurId}
        UNION SELECT seance_id FROM seance_acteur WHERE acteur_id = ${acteurId})
      ORDER BY debut DESC LIMIT ${limite}`,
  )
}

/** Brouillons et archives, la dernière modifiée d'abord, 200 au plus : pour l'animation. */
export const listNonPubliques = (db: Db): Promise<Seance[]> =>
  lister(db, sql`etat IN ('brouillon', 'archivee') ORDER BY modifie_le DESC LIMIT 200`)

/** Prévient les pages gardées qu'une séance a commencé ou fini entre ces instants : aucune écriture ne l'aurait dit. */
export async function annoncerLesPassages(db: Db, depuis: Date, jusqua: Date): Promise<boolean> {
  const entre = (instant: RawBuilder<Date>) => sql<boolean>`(${instant} > ${depuis} AND ${instant} <= ${jusqua})`
  const { rows } = await sql`
    SELECT 1 FROM seance WHERE etat IN ('annoncee', 'annulee') AND debut > ${jusqua}::timestamptz - interval '8 days'
      AND (${entre(sql`debut`)} OR ${entre(fin)}) LIMIT 1`.execute(db)
  if (rows.length > 0) await sql`SELECT pg_notify('revision_publique', 'seance')`.execute(db)
  return rows.length > 0
}

// La fin : voir finDeSeance.
const fin: RawBuilder<Date> = sql`(CASE WHEN heure_connue THEN debut + duree_minutes * interval '1 minute'
  ELSE ((debut AT TIME ZONE 'Europe/Paris')::date + greatest(1, ceil(duree_minutes / 1440.0))::integer)::timestamp AT TIME ZONE 'Europe/Paris' END)`

const publiques = ({ termeIds = [], cycleId }: Pick<Choix, 'termeIds' | 'cycleId'>): RawBuilder<unknown> =>
  sql`etat IN ('annoncee', 'annulee') ${termeIds.length > 0 ? sql`AND termes && ${termeIds}::integer[]` : sql``}
    ${cycleId === undefined ? sql`` : sql`AND cycle_id = ${cycleId}`}`
