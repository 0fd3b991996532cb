import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from './db.ts'

// L'empreinte du contenu ; à côté d'elle, pour un contenu chargé entrée par entrée, celle de chacune, sous le nom que dit la salle.
type Etat = { empreinte: string; readonly [nom: string]: unknown }
const etatSchema: z.ZodType<Etat> = z.union([
  z.looseObject({ empreinte: z.string() }),
  z.string().transform((empreinte) => ({ empreinte })),
])

/**
 * Charge un contenu, dans une transaction, une fois par version de ce contenu ; deux processus qui démarrent ensemble se suivent.
 * `charger` reçoit ce que le chargement d'avant a retenu, et rend un objet s'il faut en retenir plus. Rend vrai s'il a été chargé.
 */
export async function chargerUneFois(
  db: Db,
  cle: string,
  contenu: string | Buffer,
  charger: (trx: Db, avant: Etat | undefined) => Promise<unknown>,
): Promise<boolean> {
  const empreinte = createHash('sha256').update(contenu).digest('hex')
  if ((await findChargement(db, cle))?.empreinte === empreinte) return false
  return db.transaction().execute(async (trx) => {
    await sql`SELECT pg_advisory_xact_lock(hashtext(${`chargement ${cle}`}))`.execute(trx)
    const avant = await findChargement(trx, cle)
    if (avant?.empreinte === empreinte) return false
    const retenu = await charger(trx, avant)
    await upsertChargement(trx, cle, typeof retenu === 'object' ? { empreinte, ...retenu } : empreinte)
    return true
  })
}

type Entrees<T> = {
  /** La clé du chargement, et le nom sous lequel il retient l'empreinte de chaque entrée. */
  cle: string
  sous: string
  contenu: string
  entrees: readonly T[]
  /** Ce qui distingue une entrée, et tout ce qu'elle dit. */
  nommer: (entree: T) => string
  dire: (entree: T) => unknown[]
  /** Celles que la base a déjà. */
  lister: (trx: Db) => Promise<readonly T[]>
  /** Ajoute ou remplace. */
  ecrire: (trx: Db, entree: T) => Promise<void>
}

/** De même, entrée par entrée : celle que quelqu'un a changée depuis son chargement garde sa forme ; ôtée du contenu, elle reste. */
export async function chargerEntrees<T>(db: Db, { cle, sous, contenu, entrees, nommer, dire, lister, ecrire }: Entrees<T>): Promise<void> {
  const empreinteDe = (entree: T) =>
    createHash('sha256')
      .update(JSON.stringify(dire(entree)))
      .digest('hex')
      .slice(0, 16)
  await chargerUneFois(db, cle, contenu, async (trx, avant) => {
    const chargees = { ...z.record(z.string(), z.string()).catch({}).parse(avant?.[sous]) }
    const presentes = new Map((await lister(trx)).map((entree) => [nommer(entree), empreinteDe(entree)]))
    for (const entree of entrees) {
      const nom = nommer(entree)
      if (presentes.has(nom) && presentes.get(nom) !== chargees[nom]) continue
      await ecrire(trx, entree)
      chargees[nom] = empreinteDe(entree)
    }
    return { [sous]: chargees }
  })
}

/** Lit un fichier du contenu fondateur ; une faute dit lequel. */
export async function nommerLeFichier<T>(nom: string, lire: () => Promise<T>): Promise<T> {
  try {
    return await lire()
  } catch (erreur) {
    throw new Error(`${nom} : ${erreur instanceof Error ? erreur.message : erreur}`, { cause: erreur })
  }
}

async function findChargement(db: Db, cle: string): Promise<Etat | undefined> {
  const ligne = await db.selectFrom('etat_de_la_base').select('valeur').where('cle', '=', cle).executeTakeFirst()
  return etatSchema.safeParse(ligne?.valeur).data
}

async function upsertChargement(trx: Db, cle: string, etat: object | string): Promise<void> {
  const valeur = JSON.stringify(etat)
  await trx
    .insertInto('etat_de_la_base')
    .values({ cle, valeur })
    .onConflict((oc) => oc.column('cle').doUpdateSet({ valeur, le: new Date() }))
    .execute()
}
