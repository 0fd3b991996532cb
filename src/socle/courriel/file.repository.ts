import { type Expression, type ExpressionBuilder, type Insertable, type Selectable, type SqlBool, sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Courriel, DB } from '../db.types.ts'

export type CourrielEnFile = Selectable<Courriel>

/** Ce que l'on note après un envoi ; `essais` et `essai_depuis` quand l'essai ne doit pas compter. */
export type Suite = Partial<
  Pick<CourrielEnFile, 'envoye_le' | 'abandonne_le' | 'pas_avant' | 'derniere_erreur' | 'essais' | 'essai_depuis'>
>

export async function insertCourriel(db: Db, ligne: Insertable<Courriel>): Promise<void> {
  await db.insertInto('courriel').values(ligne).execute()
}

/**
 * Réserve, jusqu'à `bail`, le premier courriel qui peut partir. Une seule requête : la base n'attend jamais le serveur SMTP, et
 * deux processus ne prennent jamais le même (SKIP LOCKED). Passé le bail, un processus tué laisse la place à un autre.
 */
export async function prendreUnCourriel(db: Db, maintenant: Date, bail: Date): Promise<CourrielEnFile | undefined> {
  const premier = db
    .selectFrom('courriel')
    .select('id')
    .where('pas_avant', '<=', maintenant)
    .where(peutPartir)
    .where(libre(maintenant))
    .orderBy('pas_avant')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
  return db
    .updateTable('courriel')
    .set({
      pris_jusqua: bail,
      essais: sql<number>`essais + 1`,
      essai_depuis: sql<Date>`coalesce(essai_depuis, ${maintenant})`,
    })
    .where('id', '=', premier)
    .returningAll()
    .executeTakeFirst()
}

/** Note ce qu'un envoi a donné, et rend le courriel à la file. Sans effet s'il est déjà noté parti. */
export async function noterEnvoi(db: Db, id: number, suite: Suite): Promise<void> {
  await db
    .updateTable('courriel')
    .set({ ...suite, pris_jusqua: null })
    .where('id', '=', id)
    .where('envoye_le', 'is', null)
    .execute()
}

/** Renonce à ceux qui n'ont plus de sens ; rend leur nombre. */
export async function updatePerimes(db: Db, maintenant: Date, raison: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('courriel')
    .set({ abandonne_le: maintenant, derniere_erreur: sql<string>`concat_ws(' ', ${raison}::text, derniere_erreur)` })
    .where('valable_jusqua', '<=', maintenant)
    .where(peutPartir)
    .where(libre(maintenant))
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/**
 * Remet dans la file ce qui a échoué ou a été abandonné (un seul si `id`), sauf ce qui est en train de partir ou n'a plus de sens.
 * Rend le nombre de remis.
 */
export async function updateARenvoyer(db: Db, maintenant: Date, id?: number): Promise<number> {
  const rien = { abandonne_le: null, essais: 0, essai_depuis: null, derniere_erreur: null, pris_jusqua: null }
  let requete = db
    .updateTable('courriel')
    .set({ ...rien, pas_avant: maintenant })
    .where(aRenvoyer(maintenant))
  if (id !== undefined) requete = requete.where('id', '=', id)
  return Number((await requete.executeTakeFirst()).numUpdatedRows)
}

/** Où en est la file, à cet instant. `enRetard` : ceux qui auraient dû partir depuis cinq minutes au moins, et depuis quand. */
export async function compterFile(db: Db, maintenant: Date) {
  const tard = new Date(maintenant.getTime() - 5 * 60_000)
  return db
    .selectFrom('courriel')
    .where('envoye_le', 'is', null)
    .select((eb) => {
      const enRetard = eb.and([peutPartir(eb), eb('cree_le', '<=', tard), eb.or([eb('essais', '>', 0), eb('pas_avant', '<=', tard)])])
      const abandonne = eb('abandonne_le', 'is not', null)
      return [
        eb.fn.countAll<number>().filterWhere(peutPartir(eb)).as('enAttente'),
        eb.fn.countAll<number>().filterWhere(enRetard).as('enRetard'),
        eb.fn.min<Date | null>('cree_le').filterWhere(enRetard).as('enRetardDepuis'),
        eb.fn.countAll<number>().filterWhere(abandonne).as('abandonnes'),
        eb.fn.min<Date | null>('abandonne_le').filterWhere(abandonne).as('abandonnesDepuis'),
        eb.fn.countAll<number>().filterWhere(aRenvoyer(maintenant)(eb)).as('aRenvoyer'),
      ]
    })
    .executeTakeFirstOrThrow()
}

/** Efface ceux d'avant `limite`, sauf ceux qui attendent encore de partir si l'envoi est réglé. */
export async function deleteAvant(db: Db, limite: Date, { envoiRegle }: { envoiRegle: boolean }): Promise<void> {
  const fini = sql<Date>`coalesce(envoye_le, abandonne_le, cree_le)`
  let requete = db.deleteFrom('courriel').where(fini, '<', limite)
  if (envoiRegle) requete = requete.where((eb) => eb.not(peutPartir(eb)))
  await requete.execute()
}

type Eb = ExpressionBuilder<DB, 'courriel'>

const peutPartir = (eb: Eb): Expression<SqlBool> => eb.and([eb('envoye_le', 'is', null), eb('abandonne_le', 'is', null)])

const libre =
  (maintenant: Date) =>
  (eb: Eb): Expression<SqlBool> =>
    eb.or([eb('pris_jusqua', 'is', null), eb('pris_jusqua', '<=', maintenant)])

const aRenvoyer =
  (maintenant: Date) =>
  (eb: Eb): Expression<SqlBool> =>
    eb.and([
      eb('envoye_le', 'is', null),
      eb.or([eb('derniere_erreur', 'is not', null), eb('abandonne_le', 'is not', null)]),
      eb.or([eb('valable_jusqua', 'is', null), eb('valable_jusqua', '>', maintenant)]),
      libre(maintenant)(eb),
    ])
