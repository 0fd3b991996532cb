import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Fichier } from './fichier.ts'

/** Octets d'un morceau ; le dernier peut être plus court. */
export const tailleDeMorceau = 256 * 1024

const colonnes = ['id', 'cle', 'nom', 'type', 'taille', 'largeur', 'hauteur', 'alternative'] as const

/** Dans l'ordre des identifiants demandés. */
export async function listByIds(db: Db, ids: readonly number[]): Promise<Fichier[]> {
  if (ids.length === 0) return []
  const lus = await db.selectFrom('fichier').select(colonnes).where('id', 'in', ids).execute()
  return ids.flatMap((id) => lus.find((fichier) => fichier.id === id) ?? [])
}

/** Dans l'ordre des clés demandées ; une clé inconnue est passée. */
export async function listByCles(db: Db, cles: string[]): Promise<Fichier[]> {
  if (cles.length === 0) return []
  const lus = await db.selectFrom('fichier').select(colonnes).where('cle', 'in', cles).execute()
  return cles.flatMap((cle) => lus.find((fichier) => fichier.cle === cle) ?? [])
}

/** Ce qu'il faut pour servir : l'empreinte sert d'ETag. */
export async function findByCle(db: Db, cle: string): Promise<(Fichier & { empreinte: string }) | undefined> {
  return db
    .selectFrom('fichier')
    .select([...colonnes, 'empreinte'])
    .where('cle', '=', cle)
    .executeTakeFirst()
}

/** Les octets d'une variante ; undefined si elle n'existe pas (une image plus petite que la largeur demandée). */
export async function findTailleDeVariante(db: Db, fichierId: number, variante: string): Promise<number | undefined> {
  const { rows } = await sql<{ taille: number | null }>`
    SELECT sum(octet_length(octets)) AS taille FROM fichier_morceau
    WHERE fichier_id = ${fichierId} AND variante = ${variante}`.execute(db)
  const taille = rows[0]?.taille ?? null
  return taille === null ? undefined : Number(taille)
}

export async function findMorceau(db: Db, fichierId: number, variante: string, rang: number): Promise<Buffer | undefined> {
  const requete = db.selectFrom('fichier_morceau').select('octets').where('fichier_id', '=', fichierId)
  return (await requete.where('variante', '=', variante).where('rang', '=', rang).executeTakeFirst())?.octets
}

/** Le contenu entier d'un petit fichier (sous-titres, tableau). */
export async function readOctets(db: Db, fichier: Pick<Fichier, 'id'>): Promise<Buffer> {
  const requete = db.selectFrom('fichier_morceau').select('octets').where('fichier_id', '=', fichier.id).where('variante', '=', 'original')
  return Buffer.concat((await requete.orderBy('rang').limit(200).execute()).map(({ octets }) => octets))
}

type Nouveau = Omit<Fichier, 'id'> & { empreinte: string; depose_par: string | null }

export async function insert(trx: Db, fichier: Nouveau): Promise<number> {
  return (await trx.insertInto('fichier').values(fichier).returning('id').executeTakeFirstOrThrow()).id
}

export async function insertMorceau(trx: Db, fichierId: number, variante: string, rang: number, octets: Buffer): Promise<void> {
  await trx.insertInto('fichier_morceau').values({ fichier_id: fichierId, variante, rang, octets }).execute()
}

/** À appeler dans la transaction de ce qui emploie ces fichiers : ils ne seront plus effacés. */
export async function marquerUtilises(trx: Db, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await trx.updateTable('fichier').set({ utilise_le: sql<Date>`now()` }).where('id', 'in', ids).where('utilise_le', 'is', null).execute()
}

/** Plus rien n'emploie ces fichiers : ils seront effacés avec les autres inutilisés. Ce qu'un objet tient encore reste. */
export async function marquerInutilises(trx: Db, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await trx.updateTable('fichier').set({ utilise_le: null }).where('id', 'in', ids).execute()
}

/** Dit ce que montre une image. */
export async function updateAlternative(trx: Db, id: number, alternative: string): Promise<void> {
  await trx.updateTable('fichier').set({ alternative }).where('id', '=', id).execute()
}

/** Ceux que rien n'a pris depuis cette date, 1 000 au plus. */
export async function listInutilises(db: Db, avant: Date): Promise<number[]> {
  const requete = db.selectFrom('fichier').select('id').where('utilise_le', 'is', null).where('cree_le', '<', avant)
  return (await requete.orderBy('cree_le').limit(1000).execute()).map(({ id }) => id)
}

export async function deleteInutilise(db: Db, id: number): Promise<void> {
  await db.deleteFrom('fichier').where('id', '=', id).where('utilise_le', 'is', null).execute()
}

/** Ce qu'un membre a déposé, 1 000 au plus. */
export async function listDeposesPar(db: Db, membreId: string) {
  const requete = db
    .selectFrom('fichier')
    .select([...colonnes, 'cree_le', 'utilise_le'])
    .where('depose_par', '=', membreId)
  return requete.orderBy('id').limit(1000).execute()
}

/** Les fichiers d'un membre que rien n'emploie. */
export async function deleteInutilisesDe(trx: Db, membreId: string): Promise<void> {
  await trx.deleteFrom('fichier').where('depose_par', '=', membreId).where('utilise_le', 'is', null).execute()
}
