import { sql } from 'kysely'
import type { SaisieDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'

export type EtatDeSuggestion = 'ouverte' | 'reprise' | 'ecartee'
export type Suggestion = Awaited<ReturnType<typeof listDe>>[number]

type Nouvelle = { ressourceId: number; auteurId: string; contenu: SaisieDeRessource; message: string }

export async function insert(trx: Db, { ressourceId, auteurId, contenu, message }: Nouvelle): Promise<number> {
  const valeurs = { ressource_id: ressourceId, auteur_id: auteurId, contenu: JSON.stringify(contenu), message }
  return (await trx.insertInto('ressource_suggestion').values(valeurs).returning('id').executeTakeFirstOrThrow()).id
}

export const findById = (db: Db, id: number) => lire(db).where('s.id', '=', id).executeTakeFirst()

/** Les dernières d'une ressource, 50 au plus. */
export const listDe = (db: Db, ressourceId: number) =>
  lire(db).where('s.ressource_id', '=', ressourceId).orderBy('s.id', 'desc').limit(50).execute()

/** Ferme une suggestion encore ouverte ; faux si elle ne l'était plus. */
export async function updateDecision(trx: Db, id: number, etat: 'reprise' | 'ecartee', reponse: string): Promise<boolean> {
  const requete = trx.updateTable('ressource_suggestion').set({ etat, reponse, decidee_le: sql<Date>`now()` }).where('id', '=', id)
  return (await requete.where('etat', '=', 'ouverte').returning('id').executeTakeFirst()) !== undefined
}

/** Les suggestions qu'un membre a faites, 500 au plus. */
export async function listParAuteur(db: Db, membreId: string) {
  const requete = db.selectFrom('ressource_suggestion').select(['ressource_id', 'contenu', 'message', 'etat', 'reponse', 'cree_le'])
  return requete.where('auteur_id', '=', membreId).orderBy('id').limit(500).execute()
}

/** La demande de publication qui attend encore, et l'adresse laissée sans compte. */
export async function findDemandeOuverte(db: Db, ressourceId: number) {
  const requete = db.selectFrom('demande').select(['id', 'auteur_courriel', 'auteur_nom', 'auteur_id']).where('salle', '=', 'ressource')
  return requete
    .where('genre', '=', 'publier')
    .where('objet_id', '=', ressourceId)
    .where('etat', 'in', ['en-attente', 'question'])
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

const lire = (db: Db) =>
  db
    .selectFrom('ressource_suggestion as s')
    .select(['s.id', 's.ressource_id as ressourceId', 's.auteur_id as auteurId', 's.contenu', 's.message'])
    .select([sql<EtatDeSuggestion>`s.etat`.as('etat'), 's.reponse', 's.cree_le as creeLe'])
