import type { Db } from '#socle/db.ts'

type Objet = { salle: string; objet_id: number }

/**
 * Les autres demandes qui attendent pour tenir la même fiche ou la même ressource, verrouillées. Celles qu'une autre personne est en train de
 * décider sont laissées : les attendre ferait s'attendre deux décisions l'une l'autre.
 */
export async function listAutresRevendications(trx: Db, { id, ...objet }: Objet & { id: number }): Promise<number[]> {
  const lignes = await revendicationsOuvertes(trx, objet).where('id', '!=', id).orderBy('id').limit(200).forUpdate().skipLocked().execute()
  return lignes.map((ligne) => ligne.id)
}

/** Vrai si ce membre attend déjà une réponse pour cet objet. */
export async function attendDeja(db: Db, objet: Objet, membreId: string): Promise<boolean> {
  const ligne = await revendicationsOuvertes(db, objet).where('auteur_id', '=', membreId).executeTakeFirst()
  return ligne !== undefined
}

function revendicationsOuvertes(db: Db, { salle, objet_id }: Objet) {
  return db
    .selectFrom('demande')
    .select('id')
    .where('salle', '=', salle)
    .where('genre', '=', 'revendiquer')
    .where('objet_id', '=', objet_id)
    .where('etat', 'in', ['en-attente', 'question'])
}
