import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

export type Rappel = 'veille' | 'heure' | 'merci'
const colonnes = { veille: 'veille_le', heure: 'heure_le', merci: 'merci_le' } as const

export type ARappeler = { id: number; courriel: string; nom: string }

/**
 * Prend, en les verrouillant, les personnes confirmées avant `confirmeeAvant` qui n'ont pas eu ce rappel. SKIP LOCKED :
 * deux processus ne prennent jamais la même.
 */
export async function listARappeler(
  trx: Db,
  rappel: Rappel,
  { seanceId, confirmeeAvant, limite }: { seanceId: number; confirmeeAvant: Date; limite: number },
): Promise<ARappeler[]> {
  return trx
    .selectFrom('inscription')
    .select(['id', 'courriel', 'nom'])
    .where('seance_id', '=', seanceId)
    .where('etat', '=', 'confirmee')
    .where('confirmee_le', '<', confirmeeAvant)
    .where(colonnes[rappel], 'is', null)
    .orderBy('id')
    .limit(limite)
    .forUpdate()
    .skipLocked()
    .execute()
}

/** Note que ce rappel est parti, dans la transaction qui l'écrit. */
export async function updateRappelees(trx: Db, rappel: Rappel, ids: number[], le: Date): Promise<void> {
  await trx
    .updateTable('inscription')
    .set({ [colonnes[rappel]]: le })
    .where('id', 'in', ids)
    .execute()
}

/** La date a changé : les rappels repartent pour la nouvelle. */
export async function updateRappelsARefaire(trx: Db, seanceId: number): Promise<void> {
  await trx.updateTable('inscription').set({ veille_le: null, heure_le: null }).where('seance_id', '=', seanceId).execute()
}

/** Les séances annoncées qui commencent bientôt (dans deux jours au plus) ou finies depuis moins de 15 jours avec un enregistrement. */
export async function listSeancesARappeler(db: Db, maintenant: Date): Promise<{ prochaines: number[]; finies: number[] }> {
  const { rows } = await sql<{ id: number; passee: boolean }>`
    SELECT id, debut <= ${maintenant} AS passee FROM seance
    WHERE etat = 'annoncee' AND debut > ${maintenant}::timestamptz - interval '15 days' AND debut < ${maintenant}::timestamptz + interval '2 days'
      AND (debut > ${maintenant} OR ((video_id IS NOT NULL OR video_url IS NOT NULL)
        AND debut + duree_minutes * interval '1 minute' <= ${maintenant}))
    ORDER BY debut LIMIT 200`.execute(db)
  const ids = (passee: boolean) => rows.filter((ligne) => ligne.passee === passee).map(({ id }) => id)
  return { prochaines: ids(false), finies: ids(true) }
}
