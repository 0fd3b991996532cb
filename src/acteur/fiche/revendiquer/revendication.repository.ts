import type { Db } from '../../../socle/db.ts'

/**
 * Les autres demandes qui attendent pour tenir cette fiche, verrouillées. Celles qu'une autre personne est en train de
 * décider sont laissées : les attendre ferait s'attendre deux décisions l'une l'autre.
 */
export async function listAutresRevendications(trx: Db, { id, objet_id }: { id: number; objet_id: number }): Promise<number[]> {
  const lignes = await revendicationsOuvertes(trx, objet_id)
    .where('id', '!=', id)
    .orderBy('id')
    .limit(200)
    .forUpdate()
    .skipLocked()
    .execute()
  return lignes.map((ligne) => ligne.id)
}

/** Vrai si ce membre attend déjà une réponse pour cette fiche. */
export async function attendDeja(db: Db, ficheId: number, membreId: string): Promise<boolean> {
  const ligne = await revendicationsOuvertes(db, ficheId).where('auteur_id', '=', membreId).executeTakeFirst()
  return ligne !== undefined
}

function revendicationsOuvertes(db: Db, ficheId: number) {
  return db
    .selectFrom('demande')
    .select('id')
    .where('salle', '=', 'acteur')
    .where('genre', '=', 'revendiquer')
    .where('objet_id', '=', ficheId)
    .where('etat', 'in', ['en-attente', 'question'])
}
