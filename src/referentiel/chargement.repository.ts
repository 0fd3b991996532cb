import type { Db } from '#socle/db.ts'
import { maximum } from './referentiel.repository.ts'
import { estListe, type Liste, type Terme } from './referentiel.ts'

/** Un terme tel que le contenu fondateur le donne ; `parent` est un code. */
export type TermeFondateur = Omit<Terme, 'id' | 'parentId' | 'retireLe'> & { parent: string | null }

/** Les termes de la base sous la forme du contenu fondateur (parent par son code), retirés compris. */
export async function listTermesFondateurs(db: Db): Promise<TermeFondateur[]> {
  const lignes = await db
    .selectFrom('terme as t')
    .leftJoin('terme as p', 'p.id', 't.parent_id')
    .select([
      't.liste',
      't.code',
      't.libelle',
      't.pluriel',
      't.definition',
      'p.code as parent',
      't.ordre',
      't.est_proposition as estProposition',
      't.source',
    ])
    .orderBy('t.id')
    .limit(maximum)
    .execute()
  return lignes.flatMap(({ liste, ...terme }) => (estListe(liste) ? [{ liste, ...terme }] : []))
}

/** Ajoute ou remplace le terme, sans changer son identifiant ni son retrait. Son parent doit déjà être là. */
export async function upsertTermeFondateur(trx: Db, terme: TermeFondateur, listeDuParent: Liste | undefined): Promise<void> {
  const { liste, code, libelle, pluriel, definition, parent, ordre, source, estProposition: est_proposition } = terme
  const contenu = { libelle, pluriel, definition, ordre, source, est_proposition, modifie_le: new Date() }
  await trx
    .insertInto('terme')
    .values((eb) => ({
      liste,
      code,
      ...contenu,
      parent_id: eb
        .selectFrom('terme as p')
        .select('p.id')
        .where('p.liste', '=', listeDuParent ?? liste)
        .where('p.code', '=', parent ?? ''),
    }))
    .onConflict((oc) => oc.columns(['liste', 'code']).doUpdateSet((eb) => ({ ...contenu, parent_id: eb.ref('excluded.parent_id') })))
    .execute()
}
