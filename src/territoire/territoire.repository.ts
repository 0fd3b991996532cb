import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { niveau as niveauLu } from './territoire.schema.ts'
import type { Niveau, Territoire } from './territoire.ts'

const colonnes = [
  'territoire.id',
  'niveau',
  'code',
  'nom',
  'slug',
  'article',
  'nature',
  'population',
  'codes_postaux as codesPostaux',
  'longitude',
  'latitude',
  'point_approche as approche',
  'commune_chef_lieu as communeChefLieu',
  'epci_id as epciId',
  'departement_id as departementId',
  'region_id as regionId',
  'territoire.source',
] as const

export const nonSupprime = sql<boolean>`territoire.nature IS DISTINCT FROM 'supprimee'`

/** Des territoires, à compléter par une condition, un ordre, une borne ; `lire` les rend. */
export const choisir = (db: Db) => db.selectFrom('territoire').select(colonnes)

export async function lire(requete: ReturnType<typeof choisir>): Promise<Territoire[]> {
  return (await requete.execute()).map(({ niveau, longitude, latitude, approche, ...l }) => ({
    ...l,
    niveau: niveauLu.parse(niveau),
    point: longitude === null || latitude === null ? null : { longitude, latitude, approche },
  }))
}

export async function findById(db: Db, id: number): Promise<Territoire | undefined> {
  return (await findByIds(db, [id]))[0]
}

/** Dans l'ordre des identifiants donnés, 1 000 au plus ; les inconnus manquent. */
export async function findByIds(db: Db, ids: number[]): Promise<Territoire[]> {
  if (ids.length === 0) return []
  const lus = await lire(choisir(db).where('id', 'in', ids.slice(0, 1000)))
  const parId = new Map(lus.map((t) => [t.id, t]))
  return ids.flatMap((id) => parId.get(id) ?? [])
}

export async function findByNiveauEtCode(db: Db, niveau: Niveau, code: string): Promise<Territoire | undefined> {
  return (await listParCodes(db, [code], [niveau]))[0]
}

/** Les territoires qui portent un de ces codes, 1 000 au plus. */
export async function listParCodes(db: Db, codes: string[], niveaux: readonly Niveau[]): Promise<Territoire[]> {
  if (codes.length === 0 || niveaux.length === 0) return []
  return lire(choisir(db).where('niveau', 'in', niveaux).where('code', 'in', codes.slice(0, 1000)).limit(1000))
}

/** Par l'adresse de sa page. Le code suffit : un nom changé ou mal recopié mène encore au bon territoire. */
export async function findBySlug(db: Db, niveau: Niveau, slug: string): Promise<Territoire | undefined> {
  const [code = ''] = slug.split('-')
  return findByNiveauEtCode(db, niveau, niveau === 'groupement' ? code : code.toUpperCase())
}

/** Tous ceux d'un niveau, par nom ; pour les régions et les départements (500 au plus). */
export async function listParNiveau(db: Db, niveau: 'region' | 'departement'): Promise<Territoire[]> {
  return lire(choisir(db).where('niveau', '=', niveau).orderBy('recherche').limit(500))
}

/** Les plus proches du même niveau, par leur point, 12 au plus, du plus près au plus loin. */
export async function listProches(db: Db, t: Territoire, limite = 8): Promise<Territoire[]> {
  if (!t.point) return []
  const ici = sql`point(${t.point.longitude}, ${t.point.latitude})`
  return lire(
    choisir(db)
      .where('niveau', '=', t.niveau)
      .where('id', '<>', t.id)
      .where('point_approche', '=', false)
      .where(sql<boolean>`point <@ circle(${ici}, 2)`)
      .orderBy(sql`point <-> ${ici}`)
      .limit(Math.min(limite, 12)),
  )
}

/**
 * Les identifiants de tout ce qui contient ce territoire : EPCI, département, région, et les groupements dont lui-même
 * ou l'un de ceux-là est membre. Lui-même n'y est pas.
 */
export async function listAncetres(db: Db, t: Pick<Territoire, 'id' | 'epciId' | 'departementId' | 'regionId'>): Promise<number[]> {
  const officiels = [t.epciId, t.departementId, t.regionId].filter((id) => id !== null)
  const groupements = await listGroupements(db, [t.id, ...officiels])
  return [...new Set([...officiels, ...groupements.map((g) => g.id)])]
}

/** Les groupements dont l'un de ces territoires est membre, par nom, 100 au plus. */
async function listGroupements(db: Db, ids: number[]): Promise<Territoire[]> {
  return lire(
    choisir(db)
      .where('territoire.id', 'in', (eb) =>
        eb
          .selectFrom('groupement_membre')
          .select('groupement_id')
          .where('territoire_id', 'in', ids.length > 0 ? ids : [0]),
      )
      .orderBy('recherche')
      .limit(100),
  )
}
