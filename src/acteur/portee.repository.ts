import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Portee } from './acteur.droits.ts'
import type { Acteur, SaisieDeFiche } from './acteur.ts'

/** Ce que touche une fiche : son siège et ses territoires d'action, tout ce qui les contient (groupements libres compris), et ses thématiques. */
export async function porteeDe(db: Db, fiche: Pick<Acteur, 'id'>): Promise<Portee> {
  const { rows } = await sql<Portee>`
    SELECT a.zones || ARRAY(SELECT g.groupement_id FROM groupement_membre g WHERE g.territoire_id = ANY (a.zones)) AS territoires,
      ARRAY(SELECT t.id FROM terme t WHERE t.liste = 'thematique' AND t.id = ANY (a.termes)) AS thematiques
    FROM acteur a WHERE a.id = ${fiche.id}`.execute(db)
  return rows[0] ?? { territoires: [], thematiques: [] }
}

type Placee = Pick<SaisieDeFiche, 'communeId' | 'departementId' | 'territoireIds' | 'termeIds'>

/** Ce que toucherait une fiche ainsi écrite. */
export async function porteeDeSaisie(db: Db, { communeId, departementId, territoireIds, termeIds }: Placee): Promise<Portee> {
  const lieux = [...territoireIds, ...[communeId ?? departementId].filter((id) => id !== null)]
  const { rows } = await sql<Portee>`
    SELECT z.zones || ARRAY(SELECT g.groupement_id FROM groupement_membre g WHERE g.territoire_id = ANY (z.zones)) AS territoires,
      ARRAY(SELECT t.id FROM terme t WHERE t.liste = 'thematique' AND t.id = ANY (${termeIds}::integer[])) AS thematiques
    FROM (SELECT zones_de(${lieux}::integer[]) AS zones) z`.execute(db)
  return rows[0] ?? { territoires: [], thematiques: [] }
}
