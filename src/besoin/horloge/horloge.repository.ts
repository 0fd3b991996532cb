import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { dIci } from '../besoin.repository.ts'

/** L'horloge d'un territoire ; les parts se lisent sur ce qui a eu le temps d'arriver. */
export type Horloge = {
  exprimes: number
  /** Ceux qui ont reçu une première réponse d'une personne. */
  entendus: number
  /** La moitié des besoins ont une première réponse en moins d'heures que cela ; null : plus de la moitié attendent encore. */
  medianeEnHeures: number | null
  /** Parmi ceux dits depuis 72 heures (5 jours) au moins, ceux qui en ont eu une dans ce délai. */
  depuis72h: number
  en72h: number
  depuis5j: number
  en5j: number
  enReponse: number
  repondus: number
  laisses: number
}

/** Ce que disent les dates des besoins de ce territoire ; null : de toute la France. `maintenant` : jusqu'où elles courent. */
export async function lireHorloge(db: Db, territoireId: number | null, maintenant = new Date()): Promise<Horloge> {
  const { rows } = await sql<Horloge>`
    WITH dits AS (
      SELECT avancement, ${maintenant}::timestamptz - exprime_le AS depuis, extract(epoch FROM premiere_reponse_le - exprime_le) / 3600 AS heures
      FROM besoin f WHERE avancement IS NOT NULL ${territoireId === null ? sql`` : sql`AND ${dIci(territoireId)}`}
    ), mediane AS (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY coalesce(heures, 'Infinity'::numeric)) AS m FROM dits)
    SELECT count(*)::integer AS exprimes, count(heures)::integer AS entendus,
      (SELECT CASE WHEN m < 'Infinity'::numeric THEN m::float8 END FROM mediane) AS "medianeEnHeures",
      count(*) FILTER (WHERE depuis >= interval '72 hours')::integer AS "depuis72h",
      count(*) FILTER (WHERE depuis >= interval '72 hours' AND heures <= 72)::integer AS "en72h",
      count(*) FILTER (WHERE depuis >= interval '5 days')::integer AS "depuis5j",
      count(*) FILTER (WHERE depuis >= interval '5 days' AND heures <= 120)::integer AS "en5j",
      count(*) FILTER (WHERE avancement = 3)::integer AS "enReponse", count(*) FILTER (WHERE avancement = 4)::integer AS repondus,
      count(*) FILTER (WHERE avancement = 5)::integer AS laisses
    FROM dits`.execute(db)
  const [horloge] = rows
  if (!horloge) throw new Error('une somme rend toujours une ligne')
  return horloge
}

/** Les derniers besoins laissés, et pourquoi. */
export async function listLaisses(db: Db, territoireId: number | null): Promise<{ slug: string; titre: string; pourquoi: string }[]> {
  const { rows } = await sql<{ slug: string; titre: string; pourquoi: string }>`
    SELECT slug, titre, pourquoi FROM besoin f WHERE etat = 'laisse' ${territoireId === null ? sql`` : sql`AND ${dIci(territoireId)}`}
    ORDER BY ferme_le DESC, id DESC LIMIT 20`.execute(db)
  return rows
}
