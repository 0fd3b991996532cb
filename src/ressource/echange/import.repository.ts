import { sql } from 'kysely'
import type { Db } from '../../socle/db.ts'
import { type Correspondances, correspondances } from './wordpress/correspondances.ts'

export const etapes = ['analyse', 'essai', 'import'] as const
export type Etape = (typeof etapes)[number]

/** Ce que contient l'export WordPress et ce que chaque rubrique y devient ; vide tant qu'il n'est pas analysé. */
export async function findCorrespondances(db: Db, id: number): Promise<Correspondances> {
  const ligne = await db.selectFrom('import').select('correspondances').where('id', '=', id).executeTakeFirst()
  return correspondances.safeParse(ligne?.correspondances).data ?? {}
}

/** Garde une partie des correspondances, l'autre restant ; et l'étape où en est l'import, remis à son début. */
export async function updateCorrespondances(db: Db, id: number, partie: Correspondances, etape: Etape): Promise<void> {
  await db
    .updateTable('import')
    .set({
      correspondances: sql<string>`correspondances || ${JSON.stringify(partie)}::jsonb`,
      options: sql<string>`options || ${JSON.stringify({ etape })}::jsonb`,
    })
    .where('id', '=', id)
    .execute()
}
