import type { Selectable } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Terme as LigneTerme } from '#socle/db.types.ts'
import { gardeeTantQue } from '#socle/revision.ts'
import { composerReferentiel, estListe, type Liste, type Referentiel, type Terme } from './referentiel.ts'

/** Ce qui s'écrit sur un terme. */
export type TermeAEcrire = Pick<Terme, 'libelle' | 'pluriel' | 'definition' | 'estProposition' | 'source' | 'parentId'>

// Bien au-delà de ce que le réseau tient à jour ; borne la lecture malgré tout.
export const maximum = 2000

/** Toutes les listes. Gardées dans ce processus tant qu'aucun terme ne change. */
export const chargerReferentiel: (db: Db) => Promise<Referentiel> = gardeeTantQue(['terme'], async (db) =>
  composerReferentiel(await listTermes(db)),
)

/** Les termes d'une liste, ou tous, retirés compris, dans l'ordre d'affichage ; `pourEcriture` : leurs lignes verrouillées. */
export async function listTermes(db: Db, liste?: Liste, { pourEcriture = false } = {}): Promise<Terme[]> {
  let requete = db.selectFrom('terme').selectAll().orderBy('liste').orderBy('ordre').orderBy('id').limit(maximum)
  if (liste) requete = requete.where('liste', '=', liste)
  if (pourEcriture) requete = requete.forUpdate()
  return (await requete.execute()).flatMap(enTerme)
}

/** Un terme, même retiré ; `pourEcriture` : verrouillé jusqu'à la fin de la transaction, deux modifications simultanées se suivent. */
export async function findTerme(db: Db, liste: Liste, code: string, { pourEcriture = false } = {}): Promise<Terme | undefined> {
  const requete = db.selectFrom('terme').selectAll().where('liste', '=', liste).where('code', '=', code)
  const ligne = await requete.$if(pourEcriture, (qui) => qui.forUpdate()).executeTakeFirst()
  return ligne && enTerme(ligne)[0]
}

/** Ajoute le terme à la fin de sa liste ; undefined si le code y est déjà pris. */
export async function insertTerme(db: Db, liste: Liste, code: string, terme: TermeAEcrire): Promise<Terme | undefined> {
  const ligne = await db
    .insertInto('terme')
    .values((eb) => ({
      liste,
      code,
      ...enColonnes(terme),
      ordre: eb
        .selectFrom('terme as t')
        .select(({ fn, lit }) => fn.coalesce(fn.max('t.ordre'), lit(0)).as('dernier'))
        .where('t.liste', '=', liste),
    }))
    .onConflict((oc) => oc.columns(['liste', 'code']).doNothing())
    .returningAll()
    .executeTakeFirst()
  return ligne && enTerme(ligne)[0]
}

export async function updateTerme(db: Db, id: number, terme: TermeAEcrire): Promise<void> {
  await db
    .updateTable('terme')
    .set({ ...enColonnes(terme), modifie_le: new Date() })
    .where('id', '=', id)
    .execute()
}

/** Retire le terme (il n'est plus proposé) ou le remet. */
export async function updateRetrait(db: Db, id: number, retire: boolean): Promise<void> {
  const maintenant = new Date()
  await db
    .updateTable('terme')
    .set({ retire_le: retire ? maintenant : null, modifie_le: maintenant })
    .where('id', '=', id)
    .execute()
}

/** Numérote les termes dans l'ordre donné, à partir de 1 ; n'écrit que ce qui change. */
export async function updateOrdre(trx: Db, ids: number[]): Promise<void> {
  for (const [place, id] of ids.entries()) {
    await trx
      .updateTable('terme')
      .set({ ordre: place + 1, modifie_le: new Date() })
      .where('id', '=', id)
      .where('ordre', '<>', place + 1)
      .execute()
  }
}

function enColonnes(terme: TermeAEcrire) {
  const { libelle, pluriel, definition, source } = terme
  return { libelle, pluriel, definition, source, est_proposition: terme.estProposition, parent_id: terme.parentId }
}

// La base n'accepte que nos listes (CHECK) ; une autre valeur serait une ligne d'une version future : on l'ignore.
function enTerme(ligne: Selectable<LigneTerme>): Terme[] {
  const { id, liste, code, libelle, pluriel, definition, ordre, source } = ligne
  if (!estListe(liste)) return []
  const { parent_id: parentId, est_proposition: estProposition, retire_le: retireLe } = ligne
  return [{ id, liste, code, libelle, pluriel, definition, parentId, ordre, estProposition, source, retireLe }]
}
