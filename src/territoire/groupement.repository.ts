import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { slugifier } from '#socle/texte.ts'
import { choisir, findById, lire } from './territoire.repository.ts'
import type { Territoire } from './territoire.ts'

export type GroupementAEcrire = { nom: string; nature: string; membres: number[]; auteur: string }

/** Crée le groupement et lui donne son code, « g » suivi de son identifiant. À appeler dans une transaction. */
export async function insertGroupement(db: Db, g: GroupementAEcrire): Promise<Territoire | undefined> {
  const provisoire = `nouveau-${crypto.randomUUID()}`
  const { id } = await db
    .insertInto('territoire')
    .values({ niveau: 'groupement', code: provisoire, slug: provisoire, nom: g.nom, nature: g.nature, source: g.auteur })
    .returning('id')
    .executeTakeFirstOrThrow()
  return updateGroupement(db, id, g)
}

/** Réécrit le groupement, ses membres, sa population et son centre. À appeler dans une transaction. */
export async function updateGroupement(
  db: Db,
  id: number,
  { nom, nature, membres, auteur }: GroupementAEcrire,
): Promise<Territoire | undefined> {
  await db.deleteFrom('groupement_membre').where('groupement_id', '=', id).execute()
  await db
    .insertInto('groupement_membre')
    .values(membres.map((territoire_id) => ({ groupement_id: id, territoire_id })))
    .execute()
  await db
    .updateTable('territoire')
    .set({ nom, nature, source: auteur, code: `g${id}`, slug: `g${id}-${slugifier(nom)}` })
    .where('id', '=', id)
    .where('niveau', '=', 'groupement')
    .execute()
  await updateTotaux(db, id)
  return findById(db, id)
}

export async function deleteGroupement(db: Db, id: number): Promise<void> {
  await db.deleteFrom('territoire').where('id', '=', id).where('niveau', '=', 'groupement').execute()
}

/** Ce qui cite ce territoire et empêche de le supprimer : fiches, périmètres, demandes. */
export async function countUsages(db: Db, id: number): Promise<number> {
  const { rows } = await sql<{ compte: number }>`
    SELECT (SELECT count(*) FROM acteur WHERE territoires @> ARRAY[${id}::int]) + (SELECT count(*) FROM perimetre WHERE territoire_id = ${id})
      + (SELECT count(*) FROM demande WHERE territoire_id = ${id}) AS compte`.execute(db)
  return rows[0]?.compte ?? 0
}

/** Vrai si quelqu'un anime ce groupement. */
export async function estUnPerimetre(db: Db, id: number): Promise<boolean> {
  return (await db.selectFrom('perimetre').select('id').where('territoire_id', '=', id).executeTakeFirst()) !== undefined
}

// La population n'est la somme des membres que si aucun n'est dans un autre (un EPCI et l'une de ses communes).
async function updateTotaux(db: Db, id: number): Promise<void> {
  await sql`
    UPDATE territoire g SET population = s.population, longitude = s.longitude, latitude = s.latitude FROM (
      SELECT sum(t.population)::int AS population,
        sum(t.longitude * greatest(t.population, 1)) / sum(greatest(t.population, 1)) FILTER (WHERE t.longitude IS NOT NULL) AS longitude,
        sum(t.latitude * greatest(t.population, 1)) / sum(greatest(t.population, 1)) FILTER (WHERE t.latitude IS NOT NULL) AS latitude
      FROM groupement_membre m JOIN territoire t ON t.id = m.territoire_id
      WHERE m.groupement_id = ${id} AND NOT EXISTS (
        SELECT FROM groupement_membre autre WHERE autre.groupement_id = m.groupement_id
          AND autre.territoire_id IN (t.epci_id, t.departement_id, t.region_id))
    ) s WHERE g.id = ${id}`.execute(db)
}

/** Les membres directs d'un groupement : EPCI ou communes, 2 000 au plus. */
export async function listMembres(db: Db, groupementId: number): Promise<Territoire[]> {
  const membres = db.selectFrom('groupement_membre').select('territoire_id').where('groupement_id', '=', groupementId)
  return lire(choisir(db).where('territoire.id', 'in', membres).orderBy('recherche').limit(2000))
}
