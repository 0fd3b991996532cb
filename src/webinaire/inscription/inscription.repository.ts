import { type Selectable, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Inscription as Ligne } from '#socle/db.types.ts'
import type { EtatDInscription, Inscription } from './inscription.ts'

type Personne = { courriel: string; nom: string; structure: string; membreId: string | null }

export async function findInscription(db: Db, id: number): Promise<Inscription | undefined> {
  return lire(await db.selectFrom('inscription').selectAll().where('id', '=', id).executeTakeFirst())
}

/** Verrouille l'inscription de cette adresse jusqu'à la fin de la transaction. */
export async function findParAdresse(trx: Db, seanceId: number, courriel: string): Promise<Inscription | undefined> {
  const requete = trx.selectFrom('inscription').selectAll().where('seance_id', '=', seanceId).where('courriel', '=', courriel)
  return lire(await requete.forUpdate().executeTakeFirst())
}

export async function findParMembre(db: Db, seanceId: number, membreId: string): Promise<Inscription | undefined> {
  const requete = db.selectFrom('inscription').selectAll().where('seance_id', '=', seanceId).where('membre_id', '=', membreId)
  return lire(await requete.where('etat', '=', 'confirmee').executeTakeFirst())
}

/** Inscrit une adresse, à confirmer ; ne fait rien, et rend undefined, si elle y est déjà. */
export async function insertInscription(trx: Db, seanceId: number, { membreId, ...dite }: Personne): Promise<Inscription | undefined> {
  const valeurs = { ...dite, seance_id: seanceId, membre_id: membreId }
  const requete = trx
    .insertInto('inscription')
    .values(valeurs)
    .onConflict((oc) => oc.columns(['seance_id', 'courriel']).doNothing())
  return lire(await requete.returningAll().executeTakeFirst())
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
  const requete = db.selectFrom('inscription').selectAll().where('seance_id', '=', seanceId).where('etat', '=', 'confirmee')
  const lignes = await requete.where('id', '>', apres).orderBy('id').limit(limite).execute()
  return lignes.flatMap((ligne) => lire(ligne) ?? [])
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
  const lignes = await db.selectFrom('inscription').selectAll().where(sienne).orderBy('id', 'desc').limit(500).execute()
  return lignes.flatMap((ligne) => lire(ligne) ?? [])
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

function lire(ligne: Selectable<Ligne> | undefined): Inscription | undefined {
  if (!ligne) return undefined
  const { id, courriel, nom, structure } = ligne
  const etat = ligne.etat === 'confirmee' || ligne.etat === 'desinscrite' ? ligne.etat : 'a-confirmer'
  const dates = { demandeeLe: ligne.demandee_le, confirmeeLe: ligne.confirmee_le, retireeLe: ligne.retiree_le }
  return { id, courriel, nom, structure, etat, ...dates, seanceId: ligne.seance_id, membreId: ligne.membre_id }
}
