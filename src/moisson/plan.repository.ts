import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'

/** Une page publique d'une salle : de quoi composer son adresse, et quand elle a changé. */
export type PageConnue = { slug: string; genre: string; le: Date | null }

type Table = { de: RawBuilder<unknown>; colonnes: RawBuilder<unknown>; publique: RawBuilder<unknown> }

// Ce qui est public de chaque salle. `genre` : ce qui change l'adresse (catalyseur ou non, niveau du territoire).
const tables = {
  acteur: { de: sql`acteur`, colonnes: sql`slug, est_catalyseur::text AS genre, modifie_le AS le`, publique: sql`etat = 'publiee'` },
  ressource: { de: sql`ressource`, colonnes: sql`slug, '' AS genre, modifie_le AS le`, publique: sql`etat = 'publiee'` },
  webinaire: { de: sql`seance`, colonnes: sql`slug, '' AS genre, modifie_le AS le`, publique: sql`etat IN ('annoncee', 'annulee')` },
  parcours: { de: sql`parcours`, colonnes: sql`slug, '' AS genre, modifie_le AS le`, publique: sql`etat = 'publie'` },
  vitrine: { de: sql`vitrine`, colonnes: sql`slug, '' AS genre, modifie_le AS le`, publique: sql`etat = 'publiee'` },
  territoire: { de: sql`territoire`, colonnes: sql`slug, niveau AS genre, NULL::timestamptz AS le`, publique: sql`true` },
} as const satisfies Record<string, Table>

export type SalleDuPlan = keyof typeof tables
export const sallesDuPlan = ['acteur', 'ressource', 'webinaire', 'parcours', 'vitrine', 'territoire'] as const satisfies SalleDuPlan[]

/** Identifiants par page du plan : le protocole en permet 50 000 adresses, nous restons légers. */
const parTranche = 10_000

/** Les pages publiques d'une tranche d'identifiants : la dernière coûte la première. */
export async function listPages(db: Db, salle: SalleDuPlan, tranche: number): Promise<PageConnue[]> {
  const { de, colonnes, publique } = tables[salle]
  const { rows } = await sql<PageConnue>`
    SELECT ${colonnes} FROM ${de} WHERE id >= ${tranche * parTranche} AND id < ${(tranche + 1) * parTranche} AND ${publique} ORDER BY id`.execute(
    db,
  )
  return rows
}

/** Le nombre de tranches de chaque salle. */
export async function countTranches(db: Db): Promise<Record<SalleDuPlan, number>> {
  const derniers = sallesDuPlan.map((salle) => sql`SELECT ${salle}::text AS salle, max(id)::bigint AS dernier FROM ${tables[salle].de}`)
  const { rows } = await sql<{ salle: string; dernier: number | null }>`${sql.join(derniers, sql` UNION ALL `)}`.execute(db)
  const tranches = (salle: SalleDuPlan) => {
    const dernier = rows.find((ligne) => ligne.salle === salle)?.dernier
    return dernier == null ? 0 : Math.floor(dernier / parTranche) + 1
  }
  return {
    acteur: tranches('acteur'),
    ressource: tranches('ressource'),
    webinaire: tranches('webinaire'),
    parcours: tranches('parcours'),
    vitrine: tranches('vitrine'),
    territoire: tranches('territoire'),
  }
}
