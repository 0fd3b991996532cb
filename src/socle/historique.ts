import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { Json } from './db.types.ts'

type Note = { salle: string; objetId: number; contenu: Json; auteurId: string | null; motif: string }

/** Garde la version qui vient d'être écrite, à la suite des précédentes. */
export async function noter(db: Db, { salle, objetId, contenu, auteurId, motif }: Note): Promise<void> {
  const suivant = sql<number>`(SELECT coalesce(max(numero), 0) + 1 FROM historique WHERE salle = ${salle} AND objet_id = ${objetId})`
  await db
    .insertInto('historique')
    .values({ salle, objet_id: objetId, numero: suivant, contenu: JSON.stringify(contenu), auteur_id: auteurId, motif })
    .execute()
}

/** De même pour chacun de ces objets, d'un coup. */
export async function noterToutes(
  db: Db,
  { salle, contenus, auteurId, motif }: { salle: string; contenus: readonly { id: number }[]; auteurId: string | null; motif: string },
): Promise<void> {
  await sql`
    INSERT INTO historique (salle, objet_id, numero, contenu, auteur_id, motif)
    SELECT ${salle}, n.id, 1 + coalesce((SELECT max(h.numero) FROM historique h WHERE h.salle = ${salle} AND h.objet_id = n.id), 0),
      n.contenu, ${auteurId}, ${motif}
    FROM jsonb_to_recordset(${JSON.stringify(contenus.map((contenu) => ({ id: contenu.id, contenu })))}::jsonb) AS n(id bigint, contenu jsonb)`.execute(
    db,
  )
}

/** Les 200 dernières versions, la plus récente d'abord, sans leur contenu. */
export async function listVersions(db: Db, salle: string, objetId: number) {
  return db
    .selectFrom('historique')
    .leftJoin('membre', 'membre.id', 'historique.auteur_id')
    .select(['historique.numero', 'historique.motif', 'historique.le', 'membre.nom as auteur'])
    .where('salle', '=', salle)
    .where('objet_id', '=', objetId)
    .orderBy('numero', 'desc')
    .limit(200)
    .execute()
}

export async function findVersion(db: Db, salle: string, objetId: number, numero: number) {
  return db
    .selectFrom('historique')
    .selectAll()
    .where('salle', '=', salle)
    .where('objet_id', '=', objetId)
    .where('numero', '=', numero)
    .executeTakeFirst()
}

/** Le numéro de la dernière version ; 0 s'il n'y en a pas. Il sert de verrou optimiste au formulaire. */
export async function findNumeroCourant(db: Db, salle: string, objetId: number): Promise<number> {
  const requete = db.selectFrom('historique').select((eb) => eb.fn.max('numero').as('numero'))
  return (await requete.where('salle', '=', salle).where('objet_id', '=', objetId).executeTakeFirst())?.numero ?? 0
}

/** Qui a écrit la dernière version de ce motif ; null si ce n'est pas un membre d'aujourd'hui. */
export async function findAuteurDuMotif(db: Db, salle: string, objetId: number, motif: string): Promise<string | null> {
  const requete = db.selectFrom('historique').select('auteur_id').where('salle', '=', salle).where('objet_id', '=', objetId)
  return (await requete.where('motif', '=', motif).orderBy('numero', 'desc').executeTakeFirst())?.auteur_id ?? null
}
