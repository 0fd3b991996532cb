import { type RawBuilder, sql } from 'kysely'
import type { Champ } from '#champ/champ.ts'
import { assembleurDe, clesDe, enSnake } from '#champ/champs.ts'
import type { Db } from '#socle/db.ts'
import { enLignes } from '#socle/en-lignes.ts'
import type { Fiche, Ligne, Sorte, Suivi } from './sorte.ts'

/** Ce qui change sans toucher au contenu, en colonnes : `etat`, `proprietaire_id`, `verifiee_le`, et ce que la salle garde de plus. */
export type Changement = Readonly<Record<string, unknown>>

/** De quoi lire et écrire les fiches d'une sorte. */
export function depotDe<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>) {
  const { champs, calculees, deduites } = sorte
  const table = sql.table(sorte.table)
  const ordre = sql.join(sorte.ordre.map((colonne) => sql.ref(colonne)))
  const enFiches = lecteurDeFiches(sorte)

  /** Celles qui répondent à une condition SQL, écrite dans un repository de la salle : une requête, et une par champ rangé à part. */
  async function lister(db: Db, condition: RawBuilder<unknown>): Promise<Fiche<S, E, P>[]> {
    const { rows } = await sql<Ligne>`SELECT * FROM ${table} WHERE ${condition}`.execute(db)
    return enFiches(db, rows)
  }

  /** Insère ces fiches, leur slug étant dans leur suivi ; rend leurs identifiants, dans le même ordre. */
  async function inserer(trx: Db, fiches: readonly { contenu: S; suivi: Changement & { slug: string } }[]): Promise<number[]> {
    const ids = new Map<string, number>()
    const lignes = fiches.map(({ contenu, suivi }) => ({ ...enColonnes(contenu), ...suivi }))
    for (const { noms, valeurs, memes } of parForme(lignes, calculees)) {
      const { rows } = await sql<{ id: number; slug: string }>`
        INSERT INTO ${table} (${sql.join(noms.map((nom) => sql.ref(nom)))})
        SELECT ${sql.join(valeurs)} FROM ${enLignes(sorte.table, memes)} RETURNING id, slug`.execute(trx)
      for (const { id, slug } of rows) ids.set(slug, Number(id))
    }
    const nees = fiches.map(({ contenu, suivi }) => ({ id: ids.get(suivi.slug) ?? 0, contenu }))
    await ranger(trx, nees)
    return nees.map(({ id }) => id)
  }

  /** Récrit le contenu et le suivi de ces fiches ; `contenu` null : le suivi seul. */
  async function recrire(trx: Db, fiches: readonly { id: number; contenu: S | null; suivi: Changement }[]): Promise<void> {
    const pleines = fiches.flatMap(({ id, contenu, suivi }) => (contenu ? [{ id, contenu, suivi }] : []))
    const suivies = fiches.filter(({ contenu, suivi }) => contenu === null && Object.keys(suivi).length > 0)
    const recrites = pleines.map(({ id, contenu, suivi }) => ({ ...enColonnes(contenu), modifie_le: 'now', ...suivi, id }))
    const autres = suivies.map(({ id, suivi }) => ({ ...suivi, id }))
    await mettreAJour(trx, sorte.table, recrites, calculees)
    await mettreAJour(trx, sorte.table, autres)
    await ranger(trx, pleines)
  }

  function enColonnes(contenu: S): Record<string, unknown> {
    const propre = <V>(cle: string, champ: Champ<V>, valeur: V): [string, unknown][] => {
      const colonne = colonneDe(cle, champ)
      return champ.rangement || colonne === null ? [] : [[colonne, champ.enColonne ? champ.enColonne(valeur) : valeur]]
    }
    return { ...Object.fromEntries(clesDe(champs).flatMap((cle) => propre(cle, champs[cle], contenu[cle]))), ...deduites?.(contenu) }
  }

  async function ranger(trx: Db, fiches: readonly { id: number; contenu: S }[]): Promise<void> {
    if (fiches.length === 0) return
    const cle = async <V>(champ: Champ<V>, valeur: (contenu: S) => V) =>
      champ.rangement?.ecrire(trx, new Map(fiches.map(({ id, contenu }) => [id, valeur(contenu)])))
    for (const nom of clesDe(champs)) await cle(champs[nom], (contenu) => contenu[nom])
  }

  return {
    lister,
    inserer,
    recrire,
    findById: async (db: Db, id: number) => (await lister(db, sql`id = ${id}`))[0],
    /** Verrouille la fiche jusqu'à la fin de la transaction : deux modifications simultanées se suivent. */
    findByIdPourEcriture: async (trx: Db, id: number) => (await lister(trx, sql`id = ${id} FOR UPDATE`))[0],
    findBySlug: async (db: Db, slug: string) => (await lister(db, sql`slug = ${slug}`))[0],
    /** Dans l'ordre de la sorte, 1 000 au plus. */
    listByIds: async (db: Db, ids: number[]) =>
      ids.length === 0 ? [] : lister(db, sql`id = ANY (${ids}::bigint[]) ORDER BY ${ordre} LIMIT 1000`),
    /** Celles qu'un membre tient, la dernière modifiée d'abord, 200 au plus. */
    listByProprietaire: (db: Db, membreId: string) => lister(db, sql`proprietaire_id = ${membreId} ORDER BY modifie_le DESC LIMIT 200`),
    /** Change l'état, le propriétaire ou la date de vérification, sans toucher au contenu ni en garder de version. */
    updateSuivi: async (trx: Db, id: number, changement: Changement): Promise<void> => {
      const affectations = Object.entries(changement).map(([nom, valeur]) => sql`${sql.ref(nom)} = ${valeur}`)
      await sql`UPDATE ${table} SET ${sql.join(affectations)} WHERE id = ${id}`.execute(trx)
    },
  }
}

type Nommable = { table: string; reserves: readonly string[] }

/** Le premier slug libre : « ronalpia », « ronalpia-2 »… Les slugs déjà pris sont lus d'un coup. */
async function slugLibre(db: Db, { table, reserves }: Nommable, souhait: string): Promise<string> {
  const { rows } = await sql<{ slug: string }>`SELECT slug FROM ${sql.table(table)} WHERE slug LIKE ${`${souhait}%`}`.execute(db)
  return premierLibre(souhait, new Set([...reserves, ...rows.map(({ slug }) => slug)]))
}

/** Un slug libre pour chacun de ces souhaits, dans leur ordre, tous différents. */
export async function slugsLibres(db: Db, sorte: Nommable, souhaits: readonly string[]): Promise<string[]> {
  if (souhaits.length === 1) return [await slugLibre(db, sorte, souhaits[0] ?? '')]
  const essais = [...new Set(souhaits)].flatMap((souhait) => [souhait, ...Array.from({ length: 20 }, (_, i) => `${souhait}-${i + 2}`)])
  const { rows } = await sql<{ slug: string }>`SELECT slug FROM ${sql.table(sorte.table)} WHERE slug = ANY (${essais}::text[])`.execute(db)
  const pris = new Set([...sorte.reserves, ...rows.map(({ slug }) => slug)])
  return souhaits.map((souhait) => {
    const libre = premierLibre(souhait, pris)
    // Au-delà de ce qui a été lu, une suite au hasard.
    const slug = Number(libre.slice(souhait.length + 1)) > 21 ? `${souhait}-${crypto.randomUUID().slice(0, 8)}` : libre
    pris.add(slug)
    return slug
  })
}

function premierLibre(souhait: string, pris: ReadonlySet<string>): string {
  if (!pris.has(souhait)) return souhait
  let n = 2
  while (pris.has(`${souhait}-${n}`)) n++
  return `${souhait}-${n}`
}

type Calculees = Readonly<Record<string, RawBuilder<unknown>>>

async function mettreAJour(trx: Db, table: string, lignes: readonly Changement[], calculees: Calculees = {}): Promise<void> {
  for (const { noms, valeurs, memes } of parForme(lignes, calculees)) {
    const affectations = noms.flatMap((nom) => (nom === 'id' ? [] : [sql`${sql.ref(nom)} = ${sql.ref(`l.${nom}`)}`]))
    const colonnes = noms.map((nom, rang) => sql`${valeurs[rang]} AS ${sql.ref(nom)}`)
    await sql`
      UPDATE ${sql.table(table)} t SET ${sql.join(affectations)}
      FROM (SELECT ${sql.join(colonnes)} FROM ${enLignes(table, memes)}) l WHERE t.id = l.id`.execute(trx)
  }
}

// Les lignes dont les mêmes colonnes s'écrivent, ensemble.
function parForme(lignes: readonly Changement[], calculees: Calculees = {}) {
  const formeDe = (ligne: Changement) => Object.keys(ligne).join()
  return [...new Set(lignes.map(formeDe))].map((forme) => {
    const memes = lignes.filter((ligne) => formeDe(ligne) === forme)
    const noms = [...new Set([...Object.keys(memes[0] ?? {}), ...Object.keys(calculees)])]
    return { noms, valeurs: noms.map((nom) => calculees[nom] ?? sql.ref(`f.${nom}`)), memes }
  })
}

const colonneDe = (cle: string, { colonne }: { colonne?: string | null }) => (colonne === undefined ? enSnake(cle) : colonne)

type Lue = { ligne: Ligne; id: number; aPart: ReadonlyMap<string, ReadonlyMap<number, unknown> | undefined> }

/** Des lignes de sa table en fiches : tout ce qui ne dépend que de la sorte est prêt d'avance. */
function lecteurDeFiches<S extends object, E extends string, P extends object>({ champs, etats, relire, plus }: Sorte<S, E, P>) {
  const ranges = clesDe(champs).flatMap((cle) => {
    const { rangement } = champs[cle]
    return rangement ? [{ cle, rangement }] : []
  })
  const assembler = assembleurDe(champs, (champ, cle) => {
    if (champ.rangement) return ({ aPart, id }: Lue) => champ.garde(aPart.get(cle)?.get(id))
    const colonne = colonneDe(cle, champ)
    return ({ ligne }: Lue) => champ.garde(colonne === null ? undefined : ligne[colonne])
  })
  const lireEtat = lecteurDEtat(etats)
  return async (db: Db, lignes: readonly Ligne[]): Promise<Fiche<S, E, P>[]> => {
    if (lignes.length === 0) return []
    const ids = lignes.map(({ id }) => Number(id))
    const aPart = new Map(await Promise.all(ranges.map(async ({ cle, rangement }) => [cle, await rangement.lire(db, ids)] as const)))
    return lignes.map((ligne) => {
      const lu = assembler({ ligne, id: Number(ligne.id), aPart })
      // Étaler, et non Object.assign : V8 garderait l'objet en dictionnaire, deux fois plus lent.
      return { ...(relire?.(ligne, lu) ?? lu), ...suiviDe(ligne, lireEtat(ligne.etat)), ...plus(ligne) }
    })
  }
}

function suiviDe<E extends string>(ligne: Ligne, etat: E): Suivi<E> {
  return {
    id: Number(ligne.id),
    slug: String(ligne.slug),
    etat,
    proprietaireId: typeof ligne.proprietaire_id === 'string' ? ligne.proprietaire_id : null,
    verifieeLe: typeof ligne.verifiee_le === 'string' ? ligne.verifiee_le : null,
    creeLe: dateLue(ligne.cree_le ?? ligne.modifie_le),
    modifieLe: dateLue(ligne.modifie_le),
  }
}

// Un état que cette version du site ne connaît plus se lit comme le premier : le moins public.
function lecteurDEtat<E extends string>(etats: Record<E, unknown>): (brut: unknown) => E {
  const connu = (etat: unknown): etat is E => typeof etat === 'string' && Object.hasOwn(etats, etat)
  const premier = Object.keys(etats).find(connu)
  if (premier === undefined) throw new Error('une sorte sans état')
  return (brut) => (connu(brut) ? brut : premier)
}

const dateLue = (brut: unknown): Date => (brut instanceof Date ? brut : new Date(0))
