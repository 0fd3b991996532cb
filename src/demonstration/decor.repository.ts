import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { CommuneDuDecor, Decor, TermeDuDecor } from './engendrer.ts'

/** Toutes les communes habitées et les termes proposés, dans un ordre qui ne dépend pas de l'histoire de la base. */
export async function findDecor(db: Db): Promise<Decor> {
  const { rows: communes } = await sql<CommuneDuDecor>`
    SELECT c.id, c.nom, c.population, c.longitude, c.latitude, c.epci_id AS "epciId", c.departement_id AS "departementId", c.region_id AS "regionId",
      array_remove(ARRAY[e.id, e.departement_id, e.region_id], NULL) AS "zonesEpci"
    FROM territoire c LEFT JOIN territoire e ON e.id = c.epci_id
    WHERE c.niveau = 'commune' AND c.population > 0 AND c.departement_id IS NOT NULL AND c.nature IS DISTINCT FROM 'supprimee' ORDER BY c.code`.execute(
    db,
  )
  const { rows: termes } = await sql<TermeDuDecor & { liste: string }>`
    SELECT id, liste, code, libelle, parent_id AS "parentId" FROM terme WHERE retire_le IS NULL ORDER BY liste, ordre, code LIMIT 5000`.execute(
    db,
  )
  const liste = (nom: string) => termes.filter((terme) => terme.liste === nom)
  return {
    communes,
    termes: {
      pratique: liste('pratique'),
      activite: liste('activite'),
      thematique: liste('thematique'),
      odd: liste('odd'),
      profil: liste('profil'),
      sphere: liste('sphere'),
    },
  }
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
