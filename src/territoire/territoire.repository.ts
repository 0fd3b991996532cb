import { type Selectable, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Territoire as LigneTerritoire } from '#socle/db.types.ts'
import { niveau as niveauLu } from './territoire.schema.ts'
import type { Niveau, Territoire } from './territoire.ts'

export const colonnes = [
  'territoire.id',
  'niveau',
  'code',
  'nom',
  'slug',
  'article',
  'nature',
  'population',
  'codes_postaux',
  'longitude',
  'latitude',
  'point_approche',
  'commune_chef_lieu',
  'epci_id',
  'departement_id',
  'region_id',
  'territoire.source',
] as const

export const nonSupprime = sql<boolean>`territoire.nature IS DISTINCT FROM 'supprimee'`

type Ligne = Omit<Selectable<LigneTerritoire>, 'point' | 'recherche'>

export async function findById(db: Db, id: number): Promise<Territoire | undefined> {
  return (await findByIds(db, [id]))[0]
}

/** Dans l'ordre des identifiants donnés, 1 000 au plus ; les inconnus manquent. */
export async function findByIds(db: Db, ids: number[]): Promise<Territoire[]> {
  if (ids.length === 0) return []
  const lignes = await db.selectFrom('territoire').select(colonnes).where('id', 'in', ids.slice(0, 1000)).execute()
  const parId = new Map(lignes.map((l) => [l.id, enTerritoire(l)]))
  return ids.flatMap((id) => parId.get(id) ?? [])
}

export async function findByNiveauEtCode(db: Db, niveau: Niveau, code: string): Promise<Territoire | undefined> {
  return (await listParCodes(db, [code], [niveau]))[0]
}

/** Les territoires qui portent un de ces codes, 1 000 au plus. */
export async function listParCodes(db: Db, codes: string[], niveaux: readonly Niveau[]): Promise<Territoire[]> {
  if (codes.length === 0 || niveaux.length === 0) return []
  const lignes = await db
    .selectFrom('territoire')
    .select(colonnes)
    .where('niveau', 'in', niveaux)
    .where('code', 'in', codes.slice(0, 1000))
    .limit(1000)
    .execute()
  return lignes.map(enTerritoire)
}

/** Par l'adresse de sa page. Le code suffit : un nom changé ou mal recopié mène encore au bon territoire. */
export async function findBySlug(db: Db, niveau: Niveau, slug: string): Promise<Territoire | undefined> {
  const [code = ''] = slug.split('-')
  return findByNiveauEtCode(db, niveau, niveau === 'groupement' ? code : code.toUpperCase())
}

/** Tous ceux d'un niveau, par nom ; pour les régions et les départements (500 au plus). */
export async function listParNiveau(db: Db, niveau: 'region' | 'departement'): Promise<Territoire[]> {
  const lignes = await db.selectFrom('territoire').select(colonnes).where('niveau', '=', niveau).orderBy('recherche').limit(500).execute()
  return lignes.map(enTerritoire)
}

/** Les plus proches du même niveau, par leur point, 12 au plus, du plus près au plus loin. */
export async function listProches(db: Db, t: Territoire, limite = 8): Promise<Territoire[]> {
  if (!t.point) return []
  const ici = sql`point(${t.point.longitude}, ${t.point.latitude})`
  const lignes = await db
    .selectFrom('territoire')
    .select(colonnes)
    .where('niveau', '=', t.niveau)
    .where('id', '<>', t.id)
    .where('point_approche', '=', false)
    .where(sql<boolean>`point <@ circle(${ici}, 2)`)
    .orderBy(sql`point <-> ${ici}`)
    .limit(Math.min(limite, 12))
    .execute()
  return lignes.map(enTerritoire)
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
  const lignes = await db
    .selectFrom('territoire')
    .select(colonnes)
    .where('territoire.id', 'in', (eb) =>
      eb
        .selectFrom('groupement_membre')
        .select('groupement_id')
        .where('territoire_id', 'in', ids.length > 0 ? ids : [0]),
    )
    .orderBy('recherche')
    .limit(100)
    .execute()
  return lignes.map(enTerritoire)
}

export function enTerritoire(l: Ligne): Territoire {
  const { longitude, latitude } = l
  return {
    id: l.id,
    niveau: niveauLu.parse(l.niveau),
    code: l.code,
    nom: l.nom,
    slug: l.slug,
    article: l.article,
    nature: l.nature,
    population: l.population,
    codesPostaux: l.codes_postaux,
    point: longitude === null || latitude === null ? null : { longitude, latitude, approche: l.point_approche },
    communeChefLieu: l.commune_chef_lieu,
    epciId: l.epci_id,
    departementId: l.departement_id,
    regionId: l.region_id,
    source: l.source,
  }
}
