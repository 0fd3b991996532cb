import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { type Correspondances, correspondances } from './wordpress/correspondances.ts'

/** Ce que contient l'export WordPress et ce que chaque rubrique y devient ; vide tant qu'il n'est pas analysé. */
export async function findCorrespondances(db: Db, id: number): Promise<Correspondances> {
  const ligne = await db.selectFrom('import').select('correspondances').where('id', '=', id).executeTakeFirst()
  return correspondances.safeParse(ligne?.correspondances).data ?? {}
}

/** Garde une partie des correspondances, l'autre restant ; et l'étape où en est l'import, remis à son début. */
export async function updateCorrespondances(db: Db, id: number, partie: Correspondances, etape: 'analyse' | 'essai'): Promise<void> {
  await db
    .updateTable('import')
    .set({
      correspondances: sql<string>`correspondances || ${JSON.stringify(partie)}::jsonb`,
      options: sql<string>`options || ${JSON.stringify({ etape })}::jsonb`,
    })
    .where('id', '=', id)
    .execute()
}

/** Une ressource née de cet import. */
export type Nee = { id: number; ligne: number; slug: string; titre: string; etat: string; type: string; messages: string[] }

/** Les brouillons nés de cet import que l'on peut encore décider, dans l'ordre du fichier, à la suite de `apres`. */
export async function listBrouillonsNes(db: Db, importId: number, { apres, limite }: { apres: number; limite: number }): Promise<Nee[]> {
  const { rows } = await sql<Nee>`
    SELECT r.id, l.ligne, r.slug, r.titre, r.etat, t.libelle AS type, l.messages
    FROM import_ligne l JOIN ressource r ON r.id = l.objet_id JOIN terme t ON t.id = r.type_id
    WHERE l.import_id = ${importId} AND l.ligne > ${apres} AND r.etat IN ('brouillon', 'proposee') ORDER BY l.ligne LIMIT ${limite}`.execute(
    db,
  )
  return rows
}

/** Combien de ressources de cet import sont dans chaque état. */
export async function countParEtat(db: Db, importId: number): Promise<Record<string, number>> {
  const { rows } = await sql<{ etat: string; compte: number }>`
    SELECT r.etat, count(*)::integer AS compte FROM import_ligne l JOIN ressource r ON r.id = l.objet_id
    WHERE l.import_id = ${importId} GROUP BY r.etat`.execute(db)
  return Object.fromEntries(rows.map(({ etat, compte }) => [etat, compte]))
}

/** Parmi ces ressources, celles que cet import a fait naître ou retrouvées, et que l'on peut encore décider ; verrouillées. */
export async function listADecider(trx: Db, importId: number, ids: number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT r.id FROM ressource r WHERE r.id = ANY (${ids}::bigint[]) AND r.etat IN ('brouillon', 'proposee')
      AND EXISTS (SELECT FROM import_ligne l WHERE l.import_id = ${importId} AND l.objet_id = r.id) ORDER BY r.id FOR UPDATE`.execute(trx)
  return rows.map(({ id }) => id)
}

/** Une reprise n'est pas une nouveauté : la date de publication sera celle de l'ancien site. À appeler avant de publier. */
export async function updateDateDOrigine(trx: Db, id: number): Promise<void> {
  await sql`UPDATE ressource SET publiee_le = cree_le WHERE id = ${id} AND publiee_le IS NULL AND cle_externe LIKE 'wxr:%'`.execute(trx)
}

/** Les adresses des ressources nées de ces lignes du fichier. */
export async function listNeesDesLignes(db: Db, importId: number, lignes: number[]): Promise<Map<number, { slug: string; titre: string }>> {
  const { rows } = await sql<{ ligne: number; slug: string; titre: string }>`
    SELECT l.ligne, r.slug, r.titre FROM import_ligne l JOIN ressource r ON r.id = l.objet_id
    WHERE l.import_id = ${importId} AND l.ligne = ANY (${lignes}::integer[])`.execute(db)
  return new Map(rows.map(({ ligne, slug, titre }) => [ligne, { slug, titre }]))
}
