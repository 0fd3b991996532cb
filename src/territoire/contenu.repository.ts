import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { DB } from '#socle/db.types.ts'
import { choisir, lire, nonSupprime } from './territoire.repository.ts'
import type { Niveau, Territoire } from './territoire.ts'

export type Tranche = { apres?: number | undefined; avant?: number | undefined }

/** Ce que contient un territoire à ce niveau, par nom : la tranche qui suit `apres`, ou qui précède `avant` (identifiants). */
export async function listContenus(
  db: Db,
  t: Territoire,
  niveau: Niveau,
  { limite = 100, apres, avant }: Tranche & { limite?: number } = {},
): Promise<Territoire[]> {
  const sens = avant === undefined ? 'asc' : 'desc'
  let requete = choisir(db)
    .where('niveau', '=', niveau)
    .where(nonSupprime)
    .where((eb) => estContenu(eb, t, niveau))
    .orderBy('recherche', sens)
    .orderBy('territoire.id', sens)
    .limit(Math.min(limite, 1000))
  const borne = (id: number) => sql`(SELECT a.recherche, a.id FROM territoire a WHERE a.id = ${id})`
  if (avant !== undefined) requete = requete.where(sql<boolean>`(recherche, territoire.id) < ${borne(avant)}`)
  else if (apres !== undefined) requete = requete.where(sql<boolean>`(recherche, territoire.id) > ${borne(apres)}`)
  const lus = await lire(requete)
  return avant === undefined ? lus : lus.reverse()
}

export async function countContenus(db: Db, t: Territoire, niveau: Niveau): Promise<number> {
  const { compte } = await db
    .selectFrom('territoire')
    .select((eb) => eb.fn.countAll<number>().as('compte'))
    .where('niveau', '=', niveau)
    .where(nonSupprime)
    .where((eb) => estContenu(eb, t, niveau))
    .executeTakeFirstOrThrow()
  return compte
}

/** Les communes situées les plus peuplées d'un territoire, 200 au plus. */
export async function listGrandesCommunes(db: Db, t: Territoire, limite: number): Promise<Territoire[]> {
  return lire(
    choisir(db)
      .where('niveau', '=', 'commune')
      .where('point_approche', '=', false)
      .where('longitude', 'is not', null)
      .where((eb) => estContenu(eb, t, 'commune'))
      .orderBy(sql`population DESC NULLS LAST`)
      .limit(Math.min(limite, 200)),
  )
}

// Un EPCI peut s'étendre sur plusieurs départements : il compte dans chacun de ceux où il a une commune.
function estContenu(eb: ExpressionBuilder<DB, 'territoire'>, t: Territoire, niveau: Niveau) {
  if (t.niveau === 'groupement') {
    return eb('territoire.id', 'in', eb.selectFrom('groupement_membre').select('territoire_id').where('groupement_id', '=', t.id))
  }
  if (t.niveau === 'departement' && niveau === 'epci') {
    return eb(
      'territoire.id',
      'in',
      eb
        .selectFrom('territoire as c')
        .select('c.epci_id')
        .where('c.departement_id', '=', t.id)
        .where('c.niveau', '=', 'commune')
        .$narrowType<{ epci_id: number }>(),
    )
  }
  if (t.niveau === 'epci') return eb('epci_id', '=', t.id)
  return eb(t.niveau === 'departement' ? 'departement_id' : 'region_id', '=', t.niveau === 'commune' ? -1 : t.id)
}
