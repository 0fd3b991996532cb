import { type RawBuilder, sql } from 'kysely'
import type { Champ } from '#champ/champ.ts'
import { assembler, clesDe, enSnake } from '#champ/champs.ts'
import type { Db } from '#socle/db.ts'
import type { Fiche, Ligne, Sorte, Suivi } from './sorte.ts'

/** De quoi lire les fiches d'une sorte. */
export function depotDe<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>) {
  const ordre = sql.join(sorte.ordre.map((colonne) => sql.ref(colonne)))
  const lire = (db: Db, condition: RawBuilder<unknown>) => lireOu(db, sorte, condition)
  return {
    findById: async (db: Db, id: number) => (await lire(db, sql`id = ${id}`))[0],
    /** Verrouille la fiche jusqu'à la fin de la transaction : deux modifications simultanées se suivent. */
    findByIdPourEcriture: async (trx: Db, id: number) => (await lire(trx, sql`id = ${id} FOR UPDATE`))[0],
    findBySlug: async (db: Db, slug: string) => (await lire(db, sql`slug = ${slug}`))[0],
    /** Dans l'ordre de la sorte, 1 000 au plus. */
    listByIds: async (db: Db, ids: number[]) =>
      ids.length === 0 ? [] : lire(db, sql`id = ANY (${ids}::bigint[]) ORDER BY ${ordre} LIMIT 1000`),
    /** Celles qu'un membre tient, la dernière modifiée d'abord, 200 au plus. */
    listByProprietaire: (db: Db, membreId: string) => lire(db, sql`proprietaire_id = ${membreId} ORDER BY modifie_le DESC LIMIT 200`),
    /** Change l'état, le propriétaire ou la date de vérification, sans en garder de version. */
    updateSuivi: (trx: Db, id: number, changement: Changement) => suivre(trx, sorte, id, changement),
    /** Celles qui répondent à une condition SQL, écrite dans un repository de la salle. */
    lister: lire,
  }
}

/** Le premier slug libre : « ronalpia », « ronalpia-2 »… Les slugs déjà pris sont lus d'un coup. */
export async function slugLibre(
  db: Db,
  { table, reserves }: { table: string; reserves: readonly string[] },
  souhait: string,
): Promise<string> {
  const { rows } = await sql<{ slug: string }>`SELECT slug FROM ${sql.table(table)} WHERE slug LIKE ${`${souhait}%`}`.execute(db)
  const connus = new Set([...reserves, ...rows.map(({ slug }) => slug)])
  if (!connus.has(souhait)) return souhait
  let n = 2
  while (connus.has(`${souhait}-${n}`)) n++
  return `${souhait}-${n}`
}

/** Ce qui change sans toucher au contenu ; en colonnes : `etat`, `proprietaire_id`, `verifiee_le`, et ce que la salle garde de plus. */
export type Changement = Readonly<Record<string, unknown>>

export async function inserer<S extends object, E extends string, P extends object>(
  trx: Db,
  sorte: Sorte<S, E, P>,
  contenu: S,
  suivi: Changement,
): Promise<number> {
  const colonnes = { ...enColonnes(sorte, contenu), ...suivi }
  const [noms, valeurs] = [Object.keys(colonnes).map((nom) => sql.ref(nom)), Object.values(colonnes).map((valeur) => sql`${valeur}`)]
  const { rows } = await sql<{ id: number }>`
    INSERT INTO ${sql.table(sorte.table)} (${sql.join(noms)}) VALUES (${sql.join(valeurs)}) RETURNING id`.execute(trx)
  const id = Number(rows[0]?.id)
  await ranger(trx, sorte, id, contenu)
  return id
}

export async function recrire<S extends object, E extends string, P extends object>(
  trx: Db,
  sorte: Sorte<S, E, P>,
  id: number,
  contenu: S,
  suivi: Changement = {},
): Promise<void> {
  await suivre(trx, sorte, id, { ...enColonnes(sorte, contenu), modifie_le: sql`now()`, ...suivi })
  await ranger(trx, sorte, id, contenu)
}

/** Change l'état, le propriétaire ou la date de vérification, sans toucher au contenu. */
export async function suivre(trx: Db, { table }: { table: string }, id: number, changement: Changement): Promise<void> {
  const affectations = Object.entries(changement).map(([nom, valeur]) => sql`${sql.ref(nom)} = ${valeur}`)
  await sql`UPDATE ${sql.table(table)} SET ${sql.join(affectations)} WHERE id = ${id}`.execute(trx)
}

const colonneDe = (cle: string, { colonne }: { colonne?: string | null }) => (colonne === undefined ? enSnake(cle) : colonne)

function enColonnes<S extends object, E extends string, P extends object>(
  { champs, deduites }: Sorte<S, E, P>,
  contenu: S,
): Record<string, unknown> {
  const propre = <V>(cle: string, champ: Champ<V>, valeur: V): [string, unknown][] => {
    const colonne = colonneDe(cle, champ)
    return champ.rangement || colonne === null ? [] : [[colonne, champ.enColonne ? champ.enColonne(valeur) : valeur]]
  }
  return { ...Object.fromEntries(clesDe(champs).flatMap((cle) => propre(cle, champs[cle], contenu[cle]))), ...deduites?.(contenu) }
}

async function ranger<S extends object, E extends string, P extends object>(
  trx: Db,
  { champs }: Sorte<S, E, P>,
  id: number,
  contenu: S,
): Promise<void> {
  for (const cle of clesDe(champs)) await champs[cle].rangement?.ecrire(trx, id, contenu[cle])
}

/** Les fiches qui répondent à une condition, chacune entière : une requête, et une par champ rangé à part. */
async function lireOu<S extends object, E extends string, P extends object>(
  db: Db,
  sorte: Sorte<S, E, P>,
  condition: RawBuilder<unknown>,
): Promise<Fiche<S, E, P>[]> {
  const { rows } = await sql<Ligne>`SELECT * FROM ${sql.table(sorte.table)} WHERE ${condition}`.execute(db)
  return enFiches(db, sorte, rows)
}

/** Des lignes de sa table, déjà lues, en fiches. */
async function enFiches<S extends object, E extends string, P extends object>(
  db: Db,
  sorte: Sorte<S, E, P>,
  lignes: readonly Ligne[],
): Promise<Fiche<S, E, P>[]> {
  if (lignes.length === 0) return []
  const ids = lignes.map(({ id }) => Number(id))
  const { champs } = sorte
  const aPart = new Map(await Promise.all(clesDe(champs).map(async (cle) => [cle, await champs[cle].rangement?.lire(db, ids)] as const)))
  return lignes.map((ligne) => {
    const id = Number(ligne.id)
    const lu = assembler(champs, (champ, cle) => {
      if (champ.rangement) return champ.garde(aPart.get(cle)?.get(id))
      const colonne = colonneDe(cle, champ)
      return champ.garde(colonne === null ? undefined : ligne[colonne])
    })
    return { ...(sorte.relire?.(ligne, lu) ?? lu), ...suiviDe(sorte, ligne), ...sorte.plus(ligne) }
  })
}

function suiviDe<E extends string>({ etats }: { etats: Record<E, unknown> }, ligne: Ligne): Suivi<E> {
  return {
    id: Number(ligne.id),
    slug: String(ligne.slug),
    etat: etatLu(etats, ligne.etat),
    proprietaireId: typeof ligne.proprietaire_id === 'string' ? ligne.proprietaire_id : null,
    verifieeLe: typeof ligne.verifiee_le === 'string' ? ligne.verifiee_le : null,
    creeLe: dateLue(ligne.cree_le ?? ligne.modifie_le),
    modifieLe: dateLue(ligne.modifie_le),
  }
}

// Un état que cette version du site ne connaît plus se lit comme le premier : le moins public.
function etatLu<E extends string>(etats: Record<E, unknown>, brut: unknown): E {
  const connu = (etat: string): etat is E => Object.hasOwn(etats, etat)
  const etat = [String(brut), ...Object.keys(etats)].find(connu)
  if (etat === undefined) throw new Error('une sorte sans état')
  return etat
}

const dateLue = (brut: unknown): Date => (brut instanceof Date ? brut : new Date(0))
