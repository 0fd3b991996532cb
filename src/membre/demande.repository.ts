import { type Expression, type SqlBool, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { type Demande, type EtatDeDemande, etatsDeDemande } from '#socle/demande.ts'
import { findById, listAncetres } from '#territoire/territoire.repository.ts'
import type { NouvelleDemande } from './demande.ts'
import type { Concerne } from './membre.droits.ts'
import type { Perimetres } from './membre.ts'

const colonnes = [
  'demande.id',
  'demande.salle',
  'demande.genre',
  'demande.objet_id',
  'demande.titre',
  'demande.resume',
  'demande.auteur_id',
  'demande.auteur_courriel',
  'demande.auteur_nom',
  'demande.territoire_id',
  'demande.thematiques',
  'demande.etat',
  'demande.message',
  'demande.deposee_le',
  'demande.decidee_le',
] as const

export type FiltreDemandes = {
  salle: string
  genre: string
  territoireId: number | undefined /** Sans périmètre : tout. */
  perimetres: Perimetres | undefined
}
export type DemandeDeLaFile = Demande & { territoire: string | null; repere: string }

export async function insertDemande(db: Db, d: NouvelleDemande): Promise<number> {
  const { auteur = {} } = d
  const { id } = await db
    .insertInto('demande')
    .values({
      salle: d.salle,
      genre: d.genre,
      objet_id: d.objetId,
      titre: d.titre,
      resume: d.resume ?? '',
      auteur_id: auteur.id ?? null,
      auteur_courriel: auteur.courriel?.toLowerCase() ?? null,
      auteur_nom: auteur.nom ?? null,
      territoire_id: d.territoireId ?? null,
      thematiques: d.thematiques ?? [],
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function findDemande(db: Db, id: number): Promise<Demande | undefined> {
  return (await lire(db.selectFrom('demande').select(colonnes).where('id', '=', id))).at(0)
}

/** La demande, sa ligne verrouillée jusqu'à la fin de la transaction. */
export async function findDemandePourDecision(trx: Db, id: number): Promise<Demande | undefined> {
  return (await lire(trx.selectFrom('demande').select(colonnes).where('id', '=', id).forUpdate())).at(0)
}

/** Le territoire de la demande, tous ceux qui le contiennent, et ses thématiques. */
export async function findConcerne(db: Db, demande: { territoire_id: number | null; thematiques: number[] }): Promise<Concerne> {
  const territoire = demande.territoire_id === null ? undefined : await findById(db, demande.territoire_id)
  const territoires = territoire ? [territoire.id, ...(await listAncetres(db, territoire))] : []
  return { territoires, thematiques: demande.thematiques }
}

/** La file, la plus ancienne d'abord, à partir de celle qui suit `apres` (le `repere` d'une ligne). */
export async function listFile(db: Db, filtre: FiltreDemandes, apres: string, limite: number): Promise<DemandeDeLaFile[]> {
  let requete = dansLaFile(db, filtre)
    .select(colonnes)
    .select([
      't.nom as territoire',
      sql<string>`(extract(epoch FROM demande.deposee_le) * 1000000)::bigint || '-' || demande.id`.as('repere'),
    ])
    .orderBy('demande.deposee_le')
    .orderBy('demande.id')
    .limit(limite)
  const [, micros, id] = /^(\d{1,16})-(\d{1,15})$/.exec(apres) ?? []
  if (micros && id) {
    requete = requete.where(
      sql<SqlBool>`(demande.deposee_le, demande.id) > (timestamptz 'epoch' + ${micros}::bigint * interval '1 microsecond', ${id}::bigint)`,
    )
  }
  return lire(requete)
}

/** Combien attendent, par salle et genre. */
export async function countFile(db: Db, filtre: FiltreDemandes): Promise<{ salle: string; genre: string; compte: number }[]> {
  return dansLaFile(db, filtre)
    .select(['demande.salle', 'demande.genre', (eb) => eb.fn.countAll<number>().as('compte')])
    .groupBy(['demande.salle', 'demande.genre'])
    .orderBy('demande.salle')
    .orderBy('demande.genre')
    .limit(200)
    .execute()
}

/** Ses demandes qui attendent une décision, celles déposées avant d'avoir un compte comprises ; la plus récente d'abord. */
export async function listDemandesOuvertes(db: Db, { id, courriel }: { id: string; courriel: string }): Promise<Demande[]> {
  return lire(
    db
      .selectFrom('demande')
      .select(colonnes)
      .where('etat', 'in', ouvertes)
      .where((eb) => eb.or([eb('auteur_id', '=', id), eb('auteur_courriel', '=', courriel)]))
      .orderBy('id', 'desc')
      .limit(50),
  )
}

export async function updateDecision(trx: Db, id: number, d: { etat: EtatDeDemande; message: string; decideePar: string }): Promise<void> {
  const decidee = d.etat === 'question' ? {} : { decidee_le: new Date(), decidee_par: d.decideePar }
  await trx
    .updateTable('demande')
    .set({ etat: d.etat, message: d.message || null, ...decidee })
    .where('id', '=', id)
    .execute()
}

/** Classe les demandes encore ouvertes de ces genres sur cet objet : l'animation a fait autrement ce qu'elles demandaient. */
export async function classerDemandes(
  trx: Db,
  d: { salle: string; genres: readonly string[]; objetId: number; decideePar: string },
): Promise<void> {
  await trx
    .updateTable('demande')
    .set({ etat: 'acceptee', decidee_le: new Date(), decidee_par: d.decideePar })
    .where('salle', '=', d.salle)
    .where('genre', 'in', d.genres)
    .where('objet_id', '=', d.objetId)
    .where('etat', 'in', ouvertes)
    .execute()
}

export async function updateReponse(trx: Db, id: number, resume: string): Promise<void> {
  await trx.updateTable('demande').set({ etat: 'en-attente', message: null, resume }).where('id', '=', id).execute()
}

/** Efface le nom et l'adresse de l'auteur 30 jours après la décision. */
export async function purgerDemandes(db: Db, maintenant = new Date()): Promise<void> {
  const limite = new Date(maintenant.getTime() - 30 * 86_400_000)
  await db
    .updateTable('demande')
    .set({ auteur_courriel: null, auteur_nom: null })
    .where('decidee_le', '<', limite)
    .where((eb) => eb.or([eb('auteur_courriel', 'is not', null), eb('auteur_nom', 'is not', null)]))
    .execute()
}

const ouvertes = ['en-attente', 'question']

// Le territoire « t » et tout ce qui le contient, groupements libres compris : le pendant en SQL de findConcerne.
const contenants = sql`(array_remove(ARRAY[t.id, t.epci_id, t.departement_id, t.region_id], NULL)
  || ARRAY(SELECT g.groupement_id FROM groupement_membre g WHERE g.territoire_id IN (t.id, t.epci_id, t.departement_id, t.region_id)))`

/** Les demandes ouvertes de ce filtre, avec leur territoire « t » : à compléter par une sélection. */
export function dansLaFile(db: Db, { salle, genre, territoireId, perimetres }: FiltreDemandes) {
  let requete = db.selectFrom('demande').leftJoin('territoire as t', 't.id', 'demande.territoire_id').where('demande.etat', 'in', ouvertes)
  if (salle) requete = requete.where('demande.salle', '=', salle)
  if (genre) requete = requete.where('demande.genre', '=', genre)
  if (territoireId !== undefined) requete = requete.where(dans([territoireId]))
  if (perimetres)
    requete = requete.where(sql<SqlBool>`(${dans(perimetres.territoires)} OR demande.thematiques && ${perimetres.thematiques}::int[])`)
  return requete
}

function dans(territoires: number[]): Expression<SqlBool> {
  return sql<SqlBool>`(t.id IS NOT NULL AND ${contenants} && ${territoires}::int[])`
}

// L'état de chaque ligne, dit par son type.
async function lire<L extends { etat: string }>(requete: { execute: () => Promise<L[]> }): Promise<(L & { etat: EtatDeDemande })[]> {
  return (await requete.execute()).map((ligne) => ({ ...ligne, etat: etatsDeDemande.find((etat) => etat === ligne.etat) ?? 'en-attente' }))
}
