import { sql } from 'kysely'
import type { PointDeFiche } from '#fiche/catalogue/question/fonds.ts'
import type { Db } from '#socle/db.ts'
import { enLignes } from '#socle/en-lignes.ts'
import type { SaisieDeBesoin } from './besoin.champs.ts'
import type { ApercuDeBesoin, EtatDeBesoin } from './besoin.ts'

const ici = (colonne: string) => sql`(SELECT ${sql.ref(colonne)} FROM territoire WHERE id = f.territoire_id)`

/** Le département, les zones et le point viennent du territoire. */
export const calculees = {
  departement_id: sql`(SELECT CASE WHEN niveau = 'departement' THEN id ELSE departement_id END FROM territoire WHERE id = f.territoire_id)`,
  longitude: ici('longitude'),
  latitude: ici('latitude'),
  zones: sql`zones_de(array_remove(ARRAY[f.territoire_id], NULL))`,
}

const enReponse: readonly EtatDeBesoin[] = ['en-reponse', 'repondu', 'laisse']
const finis: readonly EtatDeBesoin[] = ['repondu', 'laisse']

type Datee = { etat: EtatDeBesoin; exprimeLe: Date | null; premiereReponseLe: Date | null; fermeLe: Date | null }

/**
 * L'horloge : quand il a été dit à tous, quand une personne y a répondu, quand il s'est terminé ou est sorti du site. Rouvert, il n'est
 * plus terminé ; récrit sans changer d'état, il ne se termine pas de nouveau.
 */
export function dates(avant: Datee | null, etat: EtatDeBesoin): Record<string, unknown> {
  if (etat === 'attente') return {}
  if (etat === 'retire') return avant?.fermeLe ? {} : { ferme_le: 'now' }
  return {
    ...(avant?.exprimeLe ? {} : { exprime_le: 'now' }),
    ...(enReponse.includes(etat) && !avant?.premiereReponseLe && { premiere_reponse_le: 'now' }),
    ...(!finis.includes(etat) ? { ferme_le: null } : avant?.etat !== etat && { ferme_le: 'now' }),
    ...(etat === 'laisse' ? {} : { pourquoi: '' }),
  }
}

/** Ce que montre une liste d'un besoin de la table `f`. */
export const colonnesDApercu = sql<ApercuDeBesoin>`f.id, f.slug, f.titre, f.pour_qui AS "pourQui", f.recit, f.etat, f.termes AS "termeIds",
  f.exprime_le AS "exprimeLe", (SELECT t.nom FROM territoire t WHERE t.id = f.territoire_id) AS territoire,
  (SELECT count(*)::integer FROM besoin_voix v WHERE v.fiche_id = f.id AND v.confirmee_le IS NOT NULL AND v.genre IN ('auteur', 'aussi')) AS voix`

/** Ce que montre de lui un point de la carte : encore ouvert, ou terminé. */
export const colonnesDePoint = sql<PointDeFiche>`f.slug, f.titre AS libelle, CASE WHEN f.avancement <= 3 THEN 'besoin' ELSE 'besoin-fini' END AS classe`

const publics = sql`f.avancement IS NOT NULL`

/** Les aperçus publics de ces besoins, dans l'ordre demandé. */
export async function listApercusParIds(db: Db, ids: readonly number[]): Promise<ApercuDeBesoin[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ApercuDeBesoin>`
    SELECT ${colonnesDApercu} FROM besoin f WHERE ${publics} AND f.id = ANY (${ids}::bigint[]) LIMIT 200`.execute(db)
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** La condition qu'un besoin `f` soit de ce territoire, ou des membres de ce groupement. */
export const dIci = (territoireId: number) =>
  sql`f.zones && (ARRAY[${territoireId}]::integer[] || ARRAY(SELECT territoire_id FROM groupement_membre WHERE groupement_id = ${territoireId}))`

/** Les derniers besoins de ce territoire. */
export async function listRecents(db: Db, territoireId: number, limite: number): Promise<ApercuDeBesoin[]> {
  const { rows } = await sql<ApercuDeBesoin>`
    SELECT ${colonnesDApercu} FROM besoin f WHERE ${publics} AND ${dIci(territoireId)} ORDER BY f.exprime_le DESC, f.id DESC LIMIT ${limite}`.execute(
    db,
  )
  return rows
}

/** `nommee` : quelqu'un a dit qu'elle peut y aider. */
export type PourElle = ApercuDeBesoin & { nommee: boolean }

/** Les besoins pour cette organisation : là où on l'a nommée ; et ceux, ouverts, de ses thématiques, sur un territoire où elle agit. */
export async function listPourActeur(db: Db, acteurId: number, limite: number): Promise<PourElle[]> {
  const { rows } = await sql<PourElle>`
    WITH elle AS (SELECT termes, zones, array_append(territoires, commune_id) AS agit FROM acteur WHERE id = ${acteurId}),
      nommes AS (SELECT DISTINCT fiche_id FROM besoin_voix WHERE acteur_id = ${acteurId} AND confirmee_le IS NOT NULL)
    SELECT ${colonnesDApercu}, f.id IN (SELECT fiche_id FROM nommes) AS nommee FROM besoin f, elle
    WHERE ${publics} AND (f.id IN (SELECT fiche_id FROM nommes)
      OR (f.avancement <= 3 AND f.termes && elle.termes AND (f.zones && elle.agit OR f.territoire_id = ANY (elle.zones))))
    ORDER BY nommee DESC, f.exprime_le DESC, f.id DESC LIMIT ${limite}`.execute(db)
  return rows
}

/** Un autre besoin qui porte déjà l'identifiant d'ailleurs de l'un de ceux-ci. */
export async function findPorteurDeCle(
  db: Db,
  fiches: readonly { id: number | null; contenu: Pick<SaisieDeBesoin, 'cleExterne'> }[],
): Promise<{ titre: string | null } | undefined> {
  const lignes = fiches.flatMap(({ id, contenu: { cleExterne } }) => (cleExterne === null ? [] : [{ id, cle_externe: cleExterne }]))
  if (lignes.length === 0) return undefined
  const { rows } = await sql<{ titre: string | null }>`
    SELECT CASE WHEN b.avancement IS NOT NULL THEN b.titre END AS titre FROM ${enLignes('besoin', lignes)}
    JOIN besoin b ON b.cle_externe = f.cle_externe AND b.id IS DISTINCT FROM f.id ORDER BY b.id LIMIT 1`.execute(db)
  return rows[0]
}

/** Les besoins de mêmes mots, au même endroit. */
export async function listHomonymes(db: Db, lignes: readonly { tri: string; contenu: SaisieDeBesoin }[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT b.id FROM unnest(${lignes.map(({ tri }) => tri)}::text[], ${lignes.map(({ contenu }) => contenu.territoireId)}::integer[]) AS l(tri, lieu)
      JOIN besoin b ON b.tri = l.tri AND b.territoire_id IS NOT DISTINCT FROM l.lieu`.execute(db)
  return rows.map(({ id }) => Number(id))
}

/** Les besoins fondus dans celui-ci. */
export async function listFusionnes(db: Db, id: number): Promise<{ id: number; slug: string; titre: string }[]> {
  return db.selectFrom('besoin').select(['id', 'slug', 'titre']).where('fusionne_dans_id', '=', id).orderBy('id').limit(50).execute()
}

/** Les acteurs que l'on ne propose plus pour ce besoin. */
export async function listEcartes(db: Db, besoinId: number): Promise<number[]> {
  const lignes = await db.selectFrom('besoin_ecarte').select('acteur_id').where('besoin_id', '=', besoinId).limit(1000).execute()
  return lignes.map(({ acteur_id }) => Number(acteur_id))
}

/** Ne plus proposer cet acteur pour ce besoin ; ou le proposer de nouveau. */
export async function updateEcarte(trx: Db, besoinId: number, acteurId: number, ecarte: boolean): Promise<void> {
  const cle = { besoin_id: besoinId, acteur_id: acteurId }
  if (ecarte)
    await trx
      .insertInto('besoin_ecarte')
      .values(cle)
      .onConflict((oc) => oc.doNothing())
      .execute()
  else await trx.deleteFrom('besoin_ecarte').where('besoin_id', '=', besoinId).where('acteur_id', '=', acteurId).execute()
}

/** Terminé, ou retiré, avant ce jour : sur un besoin `f`. */
export const finisAvant = (avant: Date) => sql`coalesce(f.ferme_le, CASE WHEN f.etat = 'retire' THEN f.modifie_le END) < ${avant}`

/** Ceux qui attendaient qu'une adresse soit prouvée, et que plus personne ne dit ; ceux qui attendent l'animation restent. 1 000 au plus. */
export async function listSansVoix(trx: Db, avant: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM besoin b WHERE etat = 'attente' AND cree_le < ${avant} AND NOT EXISTS (SELECT FROM besoin_voix WHERE dite_dans_id = b.id)
      AND NOT EXISTS (SELECT FROM demande WHERE salle = 'besoin' AND objet_id = b.id AND etat IN ('en-attente', 'question'))
    ORDER BY id LIMIT 1000`.execute(trx)
  return rows.map(({ id }) => Number(id))
}

/** Efface des besoins que tous n'ont jamais lus, leurs versions comprises : leurs mots ne sont plus nulle part. */
export async function deleteJamaisDits(trx: Db, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await trx.deleteFrom('historique').where('salle', '=', 'besoin').where('objet_id', 'in', ids).execute()
  await trx.deleteFrom('besoin').where('id', 'in', ids).where('exprime_le', 'is', null).execute()
}

/** Le slug du besoin qui porte celui-ci, fondu une fois ou plusieurs ; le même s'il ne l'est pas. */
export async function findSlugDuPorteur(db: Db, slug: string): Promise<string> {
  const { rows } = await sql<{ slug: string }>`
    WITH RECURSIVE porteurs AS (
      SELECT slug, fusionne_dans_id FROM besoin WHERE slug = ${slug}
      UNION SELECT b.slug, b.fusionne_dans_id FROM besoin b JOIN porteurs p ON b.id = p.fusionne_dans_id)
    SELECT slug FROM porteurs WHERE fusionne_dans_id IS NULL`.execute(db)
  return rows[0]?.slug ?? slug
}

/** Ce besoin, et ceux qu'il porte : fondus en lui, ou dans l'un d'eux. */
export async function listPortes(trx: Db, id: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    WITH RECURSIVE portes AS (SELECT ${id}::bigint AS id UNION SELECT b.id FROM besoin b JOIN portes p ON b.fusionne_dans_id = p.id)
    SELECT id FROM portes`.execute(trx)
  return rows.map((porte) => Number(porte.id))
}

/** Jusqu'à la fin de la transaction, aucune autre fusion ne commence. */
export const verrouillerLesFusions = (trx: Db) => sql`SELECT pg_advisory_xact_lock(hashtext('besoin-fusion'))`.execute(trx)
