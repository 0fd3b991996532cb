import { randomUUID } from 'node:crypto'
import type { Db } from '#socle/db.ts'
import type { MembreConnecte, Role } from '#socle/session.ts'
import { insertPerimetre } from './membre.repository.ts'

type Souhait = { nom?: string; courriel?: string; role?: Role; territoires?: number[]; thematiques?: number[] }

/** Inscrit un membre, avec ses périmètres, tel qu'une route le verrait connecté. */
export async function creerMembre(
  db: Db,
  { nom = 'Camille Essai', courriel, role = 'membre', territoires = [], thematiques = [] }: Souhait = {},
): Promise<MembreConnecte> {
  const id = randomUUID()
  const membre = { id, nom, courriel: courriel ?? `${id.slice(0, 8)}@essai.invalid`, role }
  await db
    .insertInto('membre')
    .values({ ...membre, courriel_verifie: true })
    .execute()
  for (const territoire_id of territoires) await insertPerimetre(db, id, { territoire_id })
  for (const thematique_id of thematiques) await insertPerimetre(db, id, { thematique_id })
  return { ...membre, perimetres: { territoires, thematiques } }
}
