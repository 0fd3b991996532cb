import { sql } from 'kysely'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'

export type CommuneDuDecor = {
  id: number
  nom: string
  population: number
  longitude: number | null
  latitude: number | null
  epciId: number | null
  /** L'EPCI et ce qui le contient : à cheval, il n'est pas toujours compté dans le département de la commune. */
  zonesEpci: number[]
  departementId: number
  regionId: number | null
}

/** Les vrais territoires et les vraies listes où placer du fictif. */
export type Decor = Awaited<ReturnType<typeof findDecor>>

/** Toutes les communes habitées et les termes proposés, dans un ordre qui ne dépend pas de l'histoire de la base. */
export async function findDecor(db: Db) {
  const { rows: communes } = await sql<CommuneDuDecor>`
    SELECT c.id, c.nom, c.population, c.longitude, c.latitude, c.epci_id AS "epciId", c.departement_id AS "departementId", c.region_id AS "regionId",
      array_remove(ARRAY[e.id, e.departement_id, e.region_id], NULL) AS "zonesEpci"
    FROM territoire c LEFT JOIN territoire e ON e.id = c.epci_id
    WHERE c.niveau = 'commune' AND c.population > 0 AND c.departement_id IS NOT NULL AND c.nature IS DISTINCT FROM 'supprimee' ORDER BY c.code`.execute(
    db,
  )
  const { liste } = await chargerReferentiel(db)
  const termes = {
    pratique: liste('pratique'),
    activite: liste('activite'),
    thematique: liste('thematique'),
    odd: liste('odd'),
    cible: liste('cible'),
    profil: liste('profil'),
    sphere: liste('sphere'),
    medoc: liste('medoc'),
    maturite: liste('maturite'),
  }
  return { communes, termes }
}

/** Ce que la base dit d'elle-même : la démonstration qu'elle porte, ou undefined. */
export async function findDemonstration(db: Db): Promise<string | undefined> {
  const ligne = await db.selectFrom('etat_de_la_base').select('valeur').where('cle', '=', 'demonstration').executeTakeFirst()
  return typeof ligne?.valeur === 'string' ? ligne.valeur : undefined
}

/** Vrai si quelqu'un d'autre que la démonstration a écrit des fiches ici. */
export async function aDesFichesReelles(db: Db): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM acteur WHERE cle_externe IS NULL OR cle_externe NOT LIKE 'demonstration:%' LIMIT 1`.execute(db)
  return rows.length > 0
}

/** Les premières organisations fictives. */
export const listActeursFictifs = (db: Db) =>
  db.selectFrom('acteur').select(['id', 'nom']).where('cle_externe', 'like', 'demonstration:%').orderBy('id').limit(300).execute()

const fictives = sql`cle_externe LIKE 'demonstration:%'`

export async function aDesRessourcesFictives(db: Db): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM ressource WHERE ${fictives} LIMIT 1`.execute(db)
  return rows.length > 0
}

export async function deleteRessourcesFictives(trx: Db): Promise<void> {
  await sql`DELETE FROM moteur WHERE salle = 'ressource' AND objet_id IN (SELECT id FROM ressource WHERE ${fictives})`.execute(trx)
  await sql`DELETE FROM ressource WHERE ${fictives}`.execute(trx)
}
