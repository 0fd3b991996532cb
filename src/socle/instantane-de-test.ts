import { sql } from 'kysely'
import type { Base, Db } from './db.ts'

type Table = { nom: string; cle: string[]; colonnes: string[] }

/**
 * Garde l'état de toutes les tables d'une base de test ; rend de quoi y revenir, compteurs compris, en quelques millisecondes.
 * Seul ce qui a changé est remis : on reconnaît une ligne touchée à la transaction qui l'a écrite (`xmin`).
 */
export async function garderInstantane({ db, pool }: Base): Promise<() => Promise<void>> {
  const tables = await listerTables(db)
  const copies = tables.map(({ nom }) => `CREATE TABLE instantane.${nom} AS TABLE public.${nom};`)
  const { rows: compteurs } = await sql<{ nom: string; valeur: string }>`
    SELECT quote_ident(sequencename) AS nom, coalesce(last_value, 0)::text AS valeur FROM pg_sequences WHERE schemaname = 'public'`.execute(
    db,
  )
  await pool.query(`CREATE SCHEMA instantane; ${copies.join(' ')}`)
  const remises = tables.map(remettre).join(' ')
  const remisesDesCompteurs = compteurs
    .map(({ nom, valeur }) => `PERFORM setval('public.${nom}', greatest(${valeur}, 1), ${valeur !== '0'});`)
    .join(' ')
  let marque = await transactionCourante(db)
  return async () => {
    const touches = `DO $$ BEGIN ${remises.replaceAll(':marque', marque)} ${remisesDesCompteurs} END $$`
    await pool.query(`BEGIN; SET LOCAL session_replication_role = replica; ${touches}; COMMIT`)
    marque = await transactionCourante(db)
  }
}

// Ce qui a été écrit depuis la marque s'efface ; ce qui manque alors revient.
function remettre({ nom, cle, colonnes }: Table): string {
  const memeLigne = cle.map((colonne) => `presente.${colonne} = gardee.${colonne}`).join(' AND ')
  const liste = colonnes.join(', ')
  return `DELETE FROM public.${nom} WHERE xmin::text::bigint > :marque;
    INSERT INTO public.${nom} (${liste}) OVERRIDING SYSTEM VALUE
    SELECT ${liste} FROM instantane.${nom} AS gardee WHERE NOT EXISTS (SELECT FROM public.${nom} AS presente WHERE ${memeLigne});`
}

async function listerTables(db: Db): Promise<Table[]> {
  const { rows } = await sql<Table>`
    SELECT quote_ident(relname) AS nom,
      array(SELECT quote_ident(attname) FROM pg_attribute
        WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS colonnes,
      array(SELECT quote_ident(attname) FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
        WHERE indrelid = pg_class.oid AND indisprimary) AS cle
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`.execute(db)
  const sansCle = rows.filter(({ cle }) => cle.length === 0).map(({ nom }) => nom)
  if (sansCle.length > 0) throw new Error(`Sans clé primaire, on ne sait y revenir : ${sansCle.join(', ')}.`)
  return rows
}

async function transactionCourante(db: Db): Promise<string> {
  const { rows } = await sql<{ numero: string }>`SELECT pg_current_xact_id()::text AS numero`.execute(db)
  return rows[0]?.numero ?? '0'
}
