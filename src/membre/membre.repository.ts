import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Role } from '#socle/session.ts'
import { lireRole, type Membre, type PerimetreNomme, type Perimetres } from './membre.ts'

type Filtre = { q: string; role: Role | ''; apres: { courriel: string } | undefined; limite: number }

/** Des membres, à compléter par une condition, un ordre, une borne ; `lire` les rend. */
export const choisir = (db: Db) => db.selectFrom('membre').select(['id', 'nom', 'courriel', 'role', 'cree_le'])

export async function lire(requete: ReturnType<typeof choisir>): Promise<Membre[]> {
  return (await requete.execute()).map((ligne) => ({ ...ligne, role: lireRole(ligne.role) }))
}

export const findMembre = async (db: Db, id: string) => (await lire(choisir(db).where('id', '=', id))).at(0)

export const findMembreByCourriel = async (db: Db, courriel: string) => (await lire(choisir(db).where('courriel', '=', courriel))).at(0)

/** Les membres par ordre d'adresse, à partir de celle qui suit `apres`. */
export async function listMembres(db: Db, { q, role, apres, limite }: Filtre): Promise<Membre[]> {
  let requete = choisir(db).orderBy('courriel').limit(limite)
  if (q) {
    const motif = `%${q.replace(/[\\%_]/g, '\\$&')}%`
    requete = requete.where((eb) => eb.or([eb(sql`sans_accent(nom)`, 'like', sql`sans_accent(${motif})`), eb('courriel', 'ilike', motif)]))
  }
  if (role) requete = requete.where('role', '=', role)
  if (apres) requete = requete.where('courriel', '>', apres.courriel)
  return lire(requete)
}

export async function insertMembre(db: Db, membre: { id: string; courriel: string; role: Role; nom?: string }): Promise<void> {
  await db.insertInto('membre').values(membre).execute()
}

export async function updateNom(db: Db, id: string, nom: string): Promise<void> {
  await db.updateTable('membre').set({ nom, modifie_le: new Date() }).where('id', '=', id).execute()
}

export async function updateRole(db: Db, id: string, role: Role): Promise<void> {
  await db.updateTable('membre').set({ role, modifie_le: new Date() }).where('id', '=', id).execute()
}

/** Vrai s'il reste une autre administration que cette personne. Verrouille les lignes : deux départs simultanés s'attendent. */
export async function resteAdministrateurSans(trx: Db, id: string): Promise<boolean> {
  const tous = await trx.selectFrom('membre').select('id').where('role', '=', 'administrateur').orderBy('id').forUpdate().execute()
  return tous.some((autre) => autre.id !== id)
}

/** Ce qu'un membre anime ; vide : tout. */
export async function listPerimetres(db: Db, membreId: string): Promise<Perimetres> {
  const lignes = await db
    .selectFrom('perimetre')
    .select(['territoire_id', 'thematique_id'])
    .where('membre_id', '=', membreId)
    .limit(500)
    .execute()
  return {
    territoires: lignes.flatMap((ligne) => ligne.territoire_id ?? []),
    thematiques: lignes.flatMap((ligne) => ligne.thematique_id ?? []),
  }
}

/** Les périmètres de plusieurs membres, avec le nom à lire. */
export async function listPerimetresNommes(db: Db, membreIds: string[]): Promise<PerimetreNomme[]> {
  if (membreIds.length === 0) return []
  const lignes = await db
    .selectFrom('perimetre')
    .leftJoin('territoire', 'territoire.id', 'perimetre.territoire_id')
    .leftJoin('terme', 'terme.id', 'perimetre.thematique_id')
    .select([
      'perimetre.id',
      'perimetre.membre_id',
      'perimetre.territoire_id',
      'territoire.nom as territoire',
      'terme.libelle as thematique',
    ])
    .where('perimetre.membre_id', 'in', membreIds)
    .orderBy('perimetre.id')
    .limit(500 * membreIds.length)
    .execute()
  return lignes.map(({ id, membre_id, territoire_id, territoire, thematique }) => {
    const genre = territoire_id === null ? ('thematique' as const) : ('territoire' as const)
    return { id, membre_id, genre, nom: territoire ?? thematique ?? '' }
  })
}

/** Ajoute un périmètre ; sans effet s'il y est déjà. */
export async function insertPerimetre(
  db: Db,
  membreId: string,
  perimetre: { territoire_id: number } | { thematique_id: number },
): Promise<void> {
  await db
    .insertInto('perimetre')
    .values({ membre_id: membreId, ...perimetre })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export async function deletePerimetre(db: Db, membreId: string, id: number): Promise<void> {
  await db.deleteFrom('perimetre').where('id', '=', id).where('membre_id', '=', membreId).execute()
}

/** Les thématiques proposées, pour choisir un périmètre. */
export async function listThematiques(db: Db): Promise<{ id: number; libelle: string }[]> {
  return db
    .selectFrom('terme')
    .select(['id', 'libelle'])
    .where('liste', '=', 'thematique')
    .where('retire_le', 'is', null)
    .orderBy('ordre')
    .limit(200)
    .execute()
}

/** L'adresse à laquelle un lien de connexion encore bon a été envoyé, et où il mène. */
export async function findLien(db: Db, identifiant: string): Promise<{ courriel: string; suite: string | null } | undefined> {
  return db
    .selectFrom('membre_verification')
    .select([sql<string>`valeur::jsonb ->> 'email'`.as('courriel'), 'suite'])
    .where('identifiant', '=', identifiant)
    .where('expire_le', '>', new Date())
    .executeTakeFirst()
}

export async function updateSuiteDuLien(db: Db, identifiant: string, suite: string): Promise<void> {
  await db.updateTable('membre_verification').set({ suite }).where('identifiant', '=', identifiant).execute()
}

/** Combien de liens de connexion encore bons attendent à cette adresse. */
export async function countLiens(db: Db, courriel: string): Promise<number> {
  const { compte } = await db
    .selectFrom('membre_verification')
    .select((eb) => eb.fn.countAll<number>().as('compte'))
    .where('expire_le', '>', new Date())
    .where(sql<boolean>`position(${JSON.stringify(courriel)} IN valeur) > 0`)
    .executeTakeFirstOrThrow()
  return compte
}

/** Supprime les sessions et les liens de connexion périmés. */
export async function deletePerimes(db: Db, maintenant = new Date()): Promise<void> {
  await db.deleteFrom('membre_session').where('expire_le', '<', maintenant).execute()
  await db.deleteFrom('membre_verification').where('expire_le', '<', maintenant).execute()
}
