import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { estVersion } from '../versions.ts'
import { type DateDeGroupe, datesAuPlus, type Groupe, membresAuPlus } from './groupe.ts'

const colonnes = [
  'groupe.id',
  'parcours_id as parcoursId',
  'nom',
  'territoire_id as territoireId',
  'version',
  'cle',
  'cree_par as creePar',
] as const

const enGroupe = <L extends { version: string }>({ version, ...ligne }: L) => ({
  ...ligne,
  version: estVersion(version) ? version : ('4h' as const),
})

export async function findByCle(db: Db, cle: string): Promise<Groupe | undefined> {
  const ligne = await db.selectFrom('groupe').select(colonnes).where('cle', '=', cle).executeTakeFirst()
  return ligne && enGroupe(ligne)
}

/** Les groupes d'un membre, le dernier rejoint d'abord, 100 au plus. */
export async function listGroupesDe(db: Db, membreId: string): Promise<Groupe[]> {
  const requete = db.selectFrom('groupe').select(colonnes).innerJoin('groupe_membre', 'groupe_membre.groupe_id', 'groupe.id')
  return (await requete.where('membre_id', '=', membreId).orderBy('rejoint_le', 'desc').limit(100).execute()).map(enGroupe)
}

export async function insertGroupe(trx: Db, groupe: Omit<Groupe, 'id'>): Promise<number> {
  const { parcoursId, nom, territoireId, version, cle, creePar } = groupe
  const valeurs = { parcours_id: parcoursId, nom, territoire_id: territoireId, version, cle, cree_par: creePar }
  return (await trx.insertInto('groupe').values(valeurs).returning('id').executeTakeFirstOrThrow()).id
}

type Reglage = Pick<Groupe, 'nom' | 'territoireId' | 'version'>

export async function updateGroupe(db: Db, id: number, { nom, territoireId, version }: Reglage): Promise<void> {
  await db.updateTable('groupe').set({ nom, territoire_id: territoireId, version }).where('id', '=', id).execute()
}

export async function deleteGroupe(trx: Db, id: number): Promise<void> {
  await trx.deleteFrom('groupe').where('id', '=', id).execute()
}

/** Fait attendre une autre arrivée dans ce groupe, pour ne pas dépasser son nombre. */
export async function verrouillerGroupe(trx: Db, id: number): Promise<void> {
  await trx.selectFrom('groupe').select('id').where('id', '=', id).forUpdate().execute()
}

export async function insertMembre(trx: Db, groupeId: number, membreId: string): Promise<void> {
  const valeurs = { groupe_id: groupeId, membre_id: membreId }
  await trx
    .insertInto('groupe_membre')
    .values(valeurs)
    .onConflict((oc) => oc.doNothing())
    .execute()
}

export async function deleteMembreDuGroupe(trx: Db, groupeId: number, membreId: string): Promise<void> {
  await trx.deleteFrom('groupe_membre').where('groupe_id', '=', groupeId).where('membre_id', '=', membreId).execute()
}

/** Note une adresse invitée, par son empreinte ; rend faux si elle l'était déjà. */
export async function insertInvitation(trx: Db, groupeId: number, empreinte: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('groupe_invitation')
    .values({ groupe_id: groupeId, empreinte })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

/** Les membres du groupe, par ancienneté, et ce qu'ils ont fait du parcours (jamais leurs réponses). */
export async function listMembres(db: Db, { id, parcoursId }: Pick<Groupe, 'id' | 'parcoursId'>) {
  return db
    .selectFrom('groupe_membre')
    .innerJoin('membre', 'membre.id', 'groupe_membre.membre_id')
    .leftJoin('progression', (on) => on.onRef('progression.membre_id', '=', 'membre.id').on('progression.parcours_id', '=', parcoursId))
    .select(['membre.id', 'membre.nom', sql<string[]>`coalesce(progression.faits, '{}')`.as('faits')])
    .where('groupe_id', '=', id)
    .orderBy('rejoint_le')
    .limit(membresAuPlus)
    .execute()
}

/** Les dates du groupe, dans l'ordre. */
export async function listDates(db: Db, groupeId: number): Promise<DateDeGroupe[]> {
  return db
    .selectFrom('groupe_date')
    .select(['id', 'debut', 'duree_minutes as dureeMinutes', 'lieu', 'bloc_cle as blocCle', 'note', 'uid'])
    .where('groupe_id', '=', groupeId)
    .orderBy('debut')
    .orderBy('id')
    .limit(datesAuPlus)
    .execute()
}

type DateEcrite = Omit<DateDeGroupe, 'id' | 'uid'>
const enColonnes = ({ debut, dureeMinutes, lieu, blocCle, note }: DateEcrite) => ({
  debut,
  duree_minutes: dureeMinutes,
  lieu,
  bloc_cle: blocCle,
  note,
})

export async function insertDate(db: Db, groupeId: number, date: DateEcrite, uid: string): Promise<void> {
  await db
    .insertInto('groupe_date')
    .values({ groupe_id: groupeId, uid, ...enColonnes(date) })
    .execute()
}

export async function updateDate(db: Db, id: number, date: DateEcrite): Promise<void> {
  await db.updateTable('groupe_date').set(enColonnes(date)).where('id', '=', id).execute()
}

export async function deleteDate(db: Db, groupeId: number, id: number): Promise<void> {
  await db.deleteFrom('groupe_date').where('groupe_id', '=', groupeId).where('id', '=', id).execute()
}

/** Fait sortir un membre de tous ses groupes ; ceux où il ne reste personne disparaissent. */
export async function quitterTousLesGroupes(trx: Db, membreId: string): Promise<void> {
  await trx.deleteFrom('groupe_membre').where('membre_id', '=', membreId).execute()
  await trx.updateTable('groupe').set({ cree_par: null }).where('cree_par', '=', membreId).execute()
  await deleteGroupesVides(trx)
}

export async function deleteGroupesVides(trx: Db): Promise<void> {
  await sql`DELETE FROM groupe g WHERE NOT EXISTS (SELECT FROM groupe_membre m WHERE m.groupe_id = g.id)`.execute(trx)
}
