import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { CommuneDuDecor, TermeDuDecor } from './engendrer.ts'
import type { DecorDeRessources } from './engendrer-ressources.ts'

const fictives = "cle_externe LIKE 'demonstration:%'"

/** Les vraies communes les plus peuplées, les vrais termes, les premières organisations fictives. */
export async function findDecorDeRessources(db: Db): Promise<DecorDeRessources> {
  const { rows: communes } = await sql<CommuneDuDecor>`
    SELECT id, nom, population, longitude, latitude, epci_id AS "epciId", ARRAY[]::integer[] AS "zonesEpci", departement_id AS "departementId", region_id AS "regionId"
    FROM territoire WHERE niveau = 'commune' AND population > 3000 AND departement_id IS NOT NULL ORDER BY population DESC, code LIMIT 800`.execute(
    db,
  )
  const { rows: termes } = await sql<TermeDuDecor & { liste: string }>`
    SELECT id, liste, code, libelle, parent_id AS "parentId" FROM terme WHERE retire_le IS NULL ORDER BY liste, ordre, code LIMIT 5000`.execute(
    db,
  )
  const { rows: acteurs } = await sql<{ id: number; nom: string }>`
    SELECT id, nom FROM acteur WHERE cle_externe LIKE 'demonstration:%' ORDER BY id LIMIT 300`.execute(db)
  const liste = (nom: string) => termes.filter((terme) => terme.liste === nom)
  return {
    communes,
    acteurs,
    termes: {
      medoc: liste('medoc'),
      maturite: liste('maturite'),
      thematique: liste('thematique'),
      pratique: liste('pratique'),
      profil: liste('profil'),
      odd: liste('odd'),
      cible: liste('cible'),
    },
  }
}

export async function aDesRessourcesFictives(db: Db): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM ressource WHERE ${sql.raw(fictives)} LIMIT 1`.execute(db)
  return rows.length > 0
}

export async function deleteRessourcesFictives(trx: Db): Promise<void> {
  await sql`DELETE FROM moteur WHERE salle = 'ressource' AND objet_id IN (SELECT id FROM ressource WHERE ${sql.raw(fictives)})`.execute(trx)
  await sql`DELETE FROM ressource WHERE ${sql.raw(fictives)}`.execute(trx)
}

/** Une date de publication et de vérification qui ne sont pas celles du chargement. */
export async function dater(trx: Db, id: number, { publieeLe, verifieeLe }: { publieeLe: Date; verifieeLe: Date | null }): Promise<void> {
  await trx
    .updateTable('ressource')
    .set({ publiee_le: publieeLe, moissonnable_le: publieeLe, verifiee_le: verifieeLe?.toISOString().slice(0, 10) ?? null })
    .where('id', '=', id)
    .execute()
}
