import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#socle/db.ts'
import type { TermeFondateur } from './lire-contenu.ts'
import type { Liste } from './referentiel.ts'

const cle = 'referentiel'

// `termes` : pour chaque « liste/code », l'empreinte de ce qui a été chargé.
const chargementSchema = z.object({ empreinte: z.string(), termes: z.record(z.string(), z.string()) })
export type Chargement = z.infer<typeof chargementSchema>

/** Ce qui a été chargé la dernière fois, ou undefined. */
export async function findChargement(db: Db): Promise<Chargement | undefined> {
  const ligne = await db.selectFrom('etat_de_la_base').select('valeur').where('cle', '=', cle).executeTakeFirst()
  return chargementSchema.safeParse(ligne?.valeur).data
}

export async function upsertChargement(db: Db, chargement: Chargement): Promise<void> {
  const valeur = JSON.stringify(chargement)
  await db
    .insertInto('etat_de_la_base')
    .values({ cle, valeur })
    .onConflict((oc) => oc.column('cle').doUpdateSet({ valeur, le: new Date() }))
    .execute()
}

/** Jusqu'à la fin de la transaction, un autre processus qui démarre attend son tour de charger. */
export async function verrouillerChargement(trx: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('charger-referentiel'))`.execute(trx)
}

/** Les termes de la base sous la forme du contenu fondateur (parent par son code), retirés compris. */
export async function listTermesFondateurs(db: Db, liste: Liste): Promise<TermeFondateur[]> {
  return db
    .selectFrom('terme as t')
    .leftJoin('terme as p', 'p.id', 't.parent_id')
    .select([
      't.code',
      't.libelle',
      't.pluriel',
      't.definition',
      'p.code as parent',
      't.ordre',
      't.est_proposition as estProposition',
      't.source',
    ])
    .select(sql.lit(liste).as('liste'))
    .where('t.liste', '=', liste)
    .orderBy('t.id')
    .limit(2000)
    .execute()
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
