import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { type Ordre, plafond, type Trouve } from '../question/fonds.ts'
import { conditions, visibles } from './facettes.repository.ts'

/** Un aperçu et sa place dans la liste, d'où l'on continue. */
export type Range<A> = A & { cle: string }
export type Etendue = { limite: number; apres?: string | undefined; avant?: string | undefined; rang?: number | undefined }

/** Une page : par un ordre, à la suite d'une clé (la page 1 000 coûte la page 1) ; par pertinence ou proximité, à un rang. */
export async function listPage<A>(db: Db, trouve: Trouve<A>, etendue: Etendue): Promise<Range<A>[]> {
  const { fonds, question } = trouve
  const ordre = fonds.ordres.find(({ nom }) => nom === question.tri)
  const { rows } = await (ordre ? parCle(trouve, ordre, etendue) : parRang(trouve, etendue)).execute(db)
  return ordre && recule(etendue) ? rows.reverse() : rows
}

/** Vrai si la liste se lit à la suite d'une clé ; sinon, à un rang. */
export const estParCle = ({ fonds, question }: Trouve<unknown>): boolean => fonds.ordres.some(({ nom }) => nom === question.tri)

/** Vrai si l'on remonte la liste. */
export const recule = ({ apres, avant }: Pick<Etendue, 'apres' | 'avant'>): boolean => avant !== undefined && apres === undefined

function parCle<A>(trouve: Trouve<A>, ordre: Ordre, etendue: Etendue): RawBuilder<Range<A>> {
  const { table, apercu } = trouve.fonds
  const colonne = sql.ref(`f.${ordre.colonne}`)
  const lue = lireCle(etendue.apres ?? etendue.avant, ordre)
  // Le sens qui lit l'index par la suite : un texte monte, une date descend.
  const monte = (ordre.genre === 'texte') !== recule(etendue)
  const suite = lue ? sql`AND (${colonne}, f.id) ${monte ? sql`>` : sql`<`} (${lue.valeur}, ${lue.id}::bigint)` : sql``
  const rangement = monte ? sql`${colonne}, f.id` : sql`${colonne} DESC, f.id DESC`
  const valeur = ordre.genre === 'texte' ? colonne : sql`(extract(epoch FROM ${colonne}) * 1000000)::bigint`
  // Les identifiants d'abord : l'index les donne seul, filtre compris ; puis les quelques objets à montrer.
  return sql<Range<A>>`
    SELECT ${apercu}, f.id || '.' || ${valeur} AS cle
    FROM (SELECT f.id FROM ${sql.table(table)} f WHERE ${conditions(trouve)} ${suite} ORDER BY ${rangement} LIMIT ${etendue.limite}) choisies
    JOIN ${sql.table(table)} f ON f.id = choisies.id ORDER BY ${rangement}`
}

function parRang<A>(trouve: Trouve<A>, { limite, rang = 0 }: Etendue): RawBuilder<Range<A>> {
  const { fonds, question, examines } = trouve
  const table = sql.table(fonds.table)
  const fin = sql`f.tri, f.id LIMIT ${limite} OFFSET ${Math.min(rang, plafond)}`
  if (question.tri === 'proximite' && question.pres) {
    const salle = sql.lit(fonds.table)
    const [source, point] = fonds.carte
      ? [sql`${table} f`, sql`f.point`]
      : [sql`${table} f JOIN moteur o ON o.salle = ${salle} AND o.objet_id = f.id`, sql`o.point`]
    const { x, y } = question.pres
    return sql`SELECT ${fonds.apercu}, '' AS cle FROM ${source} WHERE ${conditions(trouve)} ORDER BY ${point} <-> point(${x}, ${y}), ${fin}`
  }
  const peses = examines ?? []
  return sql`
    SELECT ${fonds.apercu}, '' AS cle FROM ${table} f
    JOIN unnest(${peses.map(({ id }) => id)}::bigint[], ${peses.map((pese) => pese.rang)}::float8[]) AS m(id, rang) ON m.id = f.id
    WHERE ${visibles(fonds)} ORDER BY m.rang DESC, ${fin}`
}

/** Une clé : « 123.texte » ou « 123.microsecondes » ; une clé fausse ramène au début. */
function lireCle(cle: string | undefined, { genre }: Ordre): { valeur: RawBuilder<unknown>; id: number } | null {
  const [, id, valeur = ''] = /^(\d{1,15})\.(.*)$/su.exec(cle ?? '') ?? []
  if (id === undefined) return null
  if (genre === 'texte') return { id: Number(id), valeur: sql`${valeur}` }
  return /^\d{1,16}$/.test(valeur)
    ? { id: Number(id), valeur: sql`(timestamptz 'epoch' + ${valeur}::float8 * interval '1 microsecond')` }
    : null
}

/** Toutes les fiches trouvées, par nom, page après page : la mémoire et la base ne portent jamais plus d'une page. */
export async function* parcourirIds(db: Db, trouve: Trouve<unknown>, parPage = 1000): AsyncGenerator<number[]> {
  let derniere: { tri: string; id: number } | undefined
  do {
    const suite = derniere ? sql`AND (f.tri, f.id) > (${derniere.tri}, ${derniere.id}::bigint)` : sql``
    const { rows } = await sql<{ id: number; tri: string }>`
      SELECT f.id, f.tri FROM ${sql.table(trouve.fonds.table)} f WHERE ${conditions(trouve)} ${suite} ORDER BY f.tri, f.id LIMIT ${parPage}`.execute(
      db,
    )
    if (rows.length > 0) yield rows.map(({ id }) => Number(id))
    derniere = rows.length < parPage ? undefined : rows.at(-1)
  } while (derniere)
}
