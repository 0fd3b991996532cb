import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { EtatDInscription, Inscription } from './inscription.ts'

export type Personne = Pick<Inscription, 'courriel' | 'nom' | 'structure' | 'membreId'>

const dates = ['demandee_le as demandeeLe', 'confirmee_le as confirmeeLe', 'retiree_le as retireeLe'] as const
const colonnes = ['id', 'courriel', 'nom', 'structure', 'etat', ...dates, 'seance_id as seanceId', 'membre_id as membreId'] as const

const inscriptions = (db: Db) => db.selectFrom('inscription').select(colonnes).$narrowType<{ etat: EtatDInscription }>()

export const findInscription = (db: Db, id: number): Promise<Inscription | undefined> =>
  inscriptions(db).where('id', '=', id).executeTakeFirst()

/** Verrouille l'inscription de cette adresse jusqu'à la fin de la transaction. */
export const findParAdresse = (trx: Db, seanceId: number, courriel: string): Promise<Inscription | undefined> =>
  inscriptions(trx).where('seance_id', '=', seanceId).where('courriel', '=', courriel).forUpdate().executeTakeFirst()

export async function findParMembre(db: Db, seanceId: number, membreId: string): Promise<Inscription | undefined> {
  const requete = inscriptions(db).where('seance_id', '=', seanceId).where('membre_id', '=', membreId)
  return requete.where('etat', '=', 'confirmee').executeTakeFirst()
}

/** Inscrit une adresse, à confirmer ; ne fait rien, et rend undefined, si elle y est déjà. */
export async function insertInscription(trx: Db, seanceId: number, { membreId, ...dite }: Personne): Promise<Inscription | undefined> {
  const valeurs = { ...dite, seance_id: seanceId, membre_id: membreId }
  const requete = trx
    .insertInto('inscription')
    .values(valeurs)
    .onConflict((oc) => oc.columns(['seance_id', 'courriel']).doNothing())
  return requete.returning(colonnes).$narrowType<{ etat: EtatDInscription }>().executeTakeFirst()
}

/** Redemande la confirmation à une adresse déjà connue. */
export async function updateDemande(trx: Db, id: number, { nom, structure }: Pick<Personne, 'nom' | 'structure'>): Promise<void> {
  const valeurs = { etat: 'a-confirmer', nom, structure, demandee_le: sql<Date>`now()` }
  await trx.updateTable('inscription').set(valeurs).where('id', '=', id).execute()
}

/** Confirme ; rend faux si c'était déjà fait. */
export async function updateConfirmee(trx: Db, id: number, membreId?: string): Promise<boolean> {
  const rien = { veille_le: null, heure_le: null, merci_le: null }
  const valeurs = { etat: 'confirmee', confirmee_le: sql<Date>`now()`, ...rien, ...(membreId ? { membre_id: membreId } : {}) }
  const requete = trx.updateTable('inscription').set(valeurs).where('id', '=', id).where('etat', '<>', 'confirmee')
  return (await requete.executeTakeFirst()).numUpdatedRows > 0n
}

/** Retire ; sans effet si c'était déjà fait. */
export async function updateDesinscrite(db: Db, id: number): Promise<void> {
  const valeurs = { etat: 'desinscrite', retiree_le: sql<Date>`now()` }
  await db.updateTable('inscription').set(valeurs).where('id', '=', id).where('etat', '<>', 'desinscrite').execute()
}

/** Les inscriptions confirmées d'une séance, par lots : à la suite de `apres`. */
export async function listConfirmees(db: Db, seanceId: number, { apres = 0, limite = 500 } = {}): Promise<Inscription[]> {
  const requete = inscriptions(db).where('seance_id', '=', seanceId).where('etat', '=', 'confirmee')
  return requete.where('id', '>', apres).orderBy('id').limit(limite).execute()
}

/** Le nombre de personnes inscrites, par état. */
export async function countInscriptions(db: Db, seanceId: number): Promise<Record<EtatDInscription, number>> {
  const requete = db.selectFrom('inscription').select(['etat', ({ fn }) => fn.countAll<number>().as('compte')])
  const lignes = await requete.where('seance_id', '=', seanceId).groupBy('etat').execute()
  const compte = (etat: EtatDInscription) => lignes.find((ligne) => ligne.etat === etat)?.compte ?? 0
  return { 'a-confirmer': compte('a-confirmer'), confirmee: compte('confirmee'), desinscrite: compte('desinscrite') }
}

/** Les séances où un membre est inscrit, avec ce qu'il en a dit, 500 au plus. */
export async function listParMembre(db: Db, { id, courriel }: { id: string; courriel: string }): Promise<Inscription[]> {
  const sienne = sql<boolean>`(membre_id = ${id} OR courriel = ${courriel.toLowerCase()})`
  return inscriptions(db).where(sienne).orderBy('id', 'desc').limit(500).execute()
}

export async function deleteParMembre(trx: Db, { id, courriel }: { id: string; courriel: string }): Promise<void> {
  await trx.deleteFrom('inscription').where(sql<boolean>`(membre_id = ${id} OR courriel = ${courriel.toLowerCase()})`).execute()
}

/** Efface les demandes restées sans réponse 7 jours, et toute inscription sans compte 30 jours après la séance. */
export async function deletePerimees(db: Db, maintenant: Date): Promise<void> {
  await sql`
    DELETE FROM inscription i USING seance s WHERE s.id = i.seance_id AND (
      (i.etat = 'a-confirmer' AND i.demandee_le < ${maintenant}::timestamptz - interval '7 days')
      OR (i.membre_id IS NULL AND s.debut + s.duree_minutes * interval '1 minute' < ${maintenant}::timestamptz - interval '30 days'))`.execute(
    db,
  )
}
