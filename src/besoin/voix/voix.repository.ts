import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { GenreDeVoix } from './voix.ts'

export type NouvelleVoix = {
  besoinId: number
  genre: GenreDeVoix
  qui: string
  texte?: string
  territoireId?: number | null
  acteurId?: number | null
  /** Un membre, dont l'adresse est prouvée ; ou le nom et l'adresse de quelqu'un sans compte. */
  membreId: string | null
  nom?: string | undefined
  courriel?: string | undefined
}
export type VoixGardee = {
  id: number
  besoinId: number
  genre: GenreDeVoix
  courriel: string | null
  membreId: string | null
  confirmeeLe: Date | null
}

/** Une voix, telle que tous la lisent. */
export type VoixDite = {
  id: number
  genre: GenreDeVoix
  qui: string
  texte: string
  le: Date
  territoire: string | null
  acteurId: number | null
}

const genres: readonly GenreDeVoix[] = ['auteur', 'aussi', 'ajout', 'aide', 'reponse']
const lireGenre = (brut: string): GenreDeVoix => genres.find((genre) => genre === brut) ?? 'ajout'

/** Garde une voix ; celle d'un membre se montre aussitôt. */
export async function insertVoix(trx: Db, voix: NouvelleVoix): Promise<VoixGardee> {
  const { id } = await trx
    .insertInto('besoin_voix')
    .values({
      besoin_id: voix.besoinId,
      dite_dans_id: voix.besoinId,
      genre: voix.genre,
      membre_id: voix.membreId,
      nom: voix.membreId ? '' : (voix.nom ?? ''),
      courriel: voix.membreId ? null : (voix.courriel?.toLowerCase() ?? null),
      qui: voix.qui,
      texte: voix.texte ?? '',
      territoire_id: voix.territoireId ?? null,
      acteur_id: voix.acteurId ?? null,
      confirmee_le: voix.membreId ? new Date() : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const gardee = await findVoix(trx, Number(id))
  if (!gardee) throw new Error('voix introuvable juste après son écriture')
  return gardee
}

/** Verrouillée jusqu'à la fin de la transaction : un bouton pressé deux fois n'agit qu'une fois. */
export async function findVoix(trx: Db, id: number): Promise<VoixGardee | undefined> {
  const ligne = await trx
    .selectFrom('besoin_voix')
    .select(['id', 'besoin_id', 'genre', 'courriel', 'membre_id', 'confirmee_le'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return (
    ligne && {
      id: Number(ligne.id),
      besoinId: Number(ligne.besoin_id),
      genre: lireGenre(ligne.genre),
      courriel: ligne.courriel,
      membreId: ligne.membre_id,
      confirmeeLe: ligne.confirmee_le,
    }
  )
}

/** Vrai si cette personne a déjà dit « nous aussi » ici. */
export async function aDejaDit(
  db: Db,
  besoinId: number,
  qui: { membreId: string | null; courriel?: string | undefined },
): Promise<boolean> {
  const deElle = qui.membreId === null ? sql`lower(courriel) = ${qui.courriel?.toLowerCase() ?? ''}` : sql`membre_id = ${qui.membreId}`
  const { rows } = await sql`
    SELECT FROM besoin_voix WHERE besoin_id = ${besoinId} AND genre IN ('auteur', 'aussi') AND confirmee_le IS NOT NULL AND ${deElle} LIMIT 1`.execute(
    db,
  )
  return rows.length > 0
}

export async function updateConfirmee(trx: Db, id: number): Promise<void> {
  await trx.updateTable('besoin_voix').set({ confirmee_le: new Date() }).where('id', '=', id).execute()
}

export async function deleteVoix(trx: Db, id: number): Promise<void> {
  await trx.deleteFrom('besoin_voix').where('id', '=', id).execute()
}

/** L'animation a publié ce besoin sans que l'adresse soit prouvée : elle ne sert plus à rien. */
export async function updateAuteursSansAdresse(trx: Db, besoinId: number): Promise<void> {
  await trx
    .updateTable('besoin_voix')
    .set({ confirmee_le: new Date(), nom: '', courriel: null })
    .where('dite_dans_id', '=', besoinId)
    .where('genre', '=', 'auteur')
    .where('confirmee_le', 'is', null)
    .execute()
}

/** Ce que l'on dit de ce besoin, dans l'ordre où cela a été dit, 200 au plus. */
export async function listVoix(db: Db, besoinId: number): Promise<VoixDite[]> {
  const lignes = await db
    .selectFrom('besoin_voix as v')
    .leftJoin('territoire as t', 't.id', 'v.territoire_id')
    .select(['v.id', 'v.genre', 'v.qui', 'v.texte', 'v.cree_le as le', 't.nom as territoire', 'v.acteur_id as acteurId'])
    .where('v.besoin_id', '=', besoinId)
    .where('v.confirmee_le', 'is not', null)
    .orderBy('v.cree_le')
    .orderBy('v.id')
    .limit(200)
    .execute()
  return lignes.map((ligne) => ({
    ...ligne,
    id: Number(ligne.id),
    genre: lireGenre(ligne.genre),
    acteurId: ligne.acteurId && Number(ligne.acteurId),
  }))
}

/** Les adresses prouvées de qui l'a dit. */
export async function listAdressesDesAuteurs(db: Db, besoinId: number): Promise<string[]> {
  const { rows } = await sql<{ courriel: string }>`
    SELECT DISTINCT lower(coalesce(m.courriel, v.courriel)) AS courriel FROM besoin_voix v LEFT JOIN membre m ON m.id = v.membre_id
    WHERE v.besoin_id = ${besoinId} AND v.genre = 'auteur' AND v.confirmee_le IS NOT NULL AND coalesce(m.courriel, v.courriel) IS NOT NULL
    LIMIT 100`.execute(db)
  return rows.map(({ courriel }) => courriel)
}

/** Déplace les voix d'un besoin dans celui où il se fond ; ou lui rend celles qui y ont été dites. */
export async function updateBesoinDesVoix(trx: Db, { de, vers, dites }: { de: number; vers: number; dites?: number }): Promise<void> {
  const requete = trx.updateTable('besoin_voix').set({ besoin_id: vers }).where('besoin_id', '=', de)
  await (dites === undefined ? requete : requete.where('dite_dans_id', '=', dites)).execute()
}

/** Ce qu'un membre a dit. */
export async function listVoixDuMembre(db: Db, membreId: string) {
  return db
    .selectFrom('besoin_voix as v')
    .innerJoin('besoin as b', 'b.id', 'v.besoin_id')
    .select(['b.slug', 'b.titre', 'v.genre', 'v.qui', 'v.texte', 'v.cree_le as le'])
    .where('v.membre_id', '=', membreId)
    .orderBy('v.id')
    .limit(1000)
    .execute()
}

/** Efface ce que personne n'a confirmé en trente jours, et l'adresse de qui a parlé d'un besoin terminé depuis autant. */
export async function purgerVoix(db: Db, avant: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('besoin_voix').where('confirmee_le', 'is', null).where('cree_le', '<', avant).execute()
    await sql`DELETE FROM besoin b WHERE etat = 'attente' AND cree_le < ${avant} AND NOT EXISTS (SELECT FROM besoin_voix WHERE dite_dans_id = b.id)`.execute(
      trx,
    )
    await sql`
      UPDATE besoin_voix v SET nom = '', courriel = NULL FROM besoin b
      WHERE b.id = v.besoin_id AND v.courriel IS NOT NULL AND v.confirmee_le IS NOT NULL
        AND (b.ferme_le < ${avant} OR (b.etat = 'retire' AND b.modifie_le < ${avant}))`.execute(trx)
  })
}
