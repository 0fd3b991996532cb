import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copierVers } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import { type EnTete, formatArchive, type Manifeste, type TableSauvee } from './archive.ts'
import { ouvrirConnexion } from './connexion.ts'
import { ErreurMetier } from './erreurs.ts'

export type Bilan = { migration: string; faiteLe: string; tables: number; lignes: number }

const tailleDeMorceau = 2 ** 20

/**
 * Écrit toute la base dans un fichier, sous un nom provisoire jusqu'à ce qu'il soit complet et sur le disque.
 * Une seule transaction REPEATABLE READ : les tables sont toutes prises au même instant, l'application peut tourner.
 * N'y sont pas : les compteurs de débit (UNLOGGED), les textes rendus (ils se refont), les travaux de fond (schéma pgboss), le secret des sessions.
 */
export async function sauvegarder(url: string, fichier: string): Promise<Bilan> {
  const client = await ouvrirConnexion(url, 'catalyse-sauvegarde')
  const partiel = `${fichier}.partiel`
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const enTete = await decrire(client)
    const archive = pack()
    const ecriture = pipeline(archive, createGzip({ level: 6 }), createWriteStream(partiel, { mode: 0o600, flush: true }))
    const [manifeste] = await Promise.all([remplir(client, archive, enTete), ecriture])
    await rename(partiel, fichier)
    const lignes = Object.values(manifeste.tables).reduce((somme, table) => somme + table.lignes, 0)
    return { migration: enTete.migration, faiteLe: enTete.faiteLe, tables: enTete.tables.length, lignes }
  } finally {
    await client.end()
    await rm(partiel, { force: true })
  }
}

async function remplir(client: pg.Client, archive: Pack, enTete: EnTete): Promise<Manifeste> {
  const manifeste: Manifeste = { tables: {}, suites: {} }
  await ajouter(archive, 'entete.json', Buffer.from(JSON.stringify(enTete, null, 2)))
  for (const table of enTete.tables) manifeste.tables[table.nom] = await ajouterTable(client, archive, table)
  manifeste.suites = await lireSuites(client)
  await ajouter(archive, 'manifeste.json', Buffer.from(JSON.stringify(manifeste, null, 2)))
  archive.finalize()
  return manifeste
}

async function ajouterTable(client: pg.Client, archive: Pack, { nom, colonnes }: TableSauvee): Promise<Manifeste['tables'][string]> {
  const liste = colonnes.map((colonne) => client.escapeIdentifier(colonne)).join(', ')
  const copie = client.query(copierVers(`COPY (SELECT ${liste} FROM public.${client.escapeIdentifier(nom)}) TO STDOUT`))
  const somme = createHash('sha256')
  let numero = 0
  let octets = 0
  for await (const morceau of parMorceaux(copie)) {
    somme.update(morceau)
    octets += morceau.length
    await ajouter(archive, `donnees/${nom}/${String(++numero).padStart(6, '0')}`, morceau)
  }
  return { lignes: copie.rowCount, octets, sha256: somme.digest('hex') }
}

// Une entrée de tar annonce sa taille, que COPY ne connaît pas d'avance : la table est coupée en morceaux.
async function* parMorceaux(flux: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let attente: Buffer[] = []
  let taille = 0
  for await (const morceau of flux) {
    attente.push(morceau)
    taille += morceau.length
    if (taille < tailleDeMorceau) continue
    yield Buffer.concat(attente)
    attente = []
    taille = 0
  }
  if (taille > 0) yield Buffer.concat(attente)
}

// Par un flux et non d'un bloc : tar-stream attend alors que le disque suive.
function ajouter(archive: Pack, name: string, contenu: Buffer): Promise<void> {
  return new Promise((suite, echec) => {
    const entree = archive.entry({ name, size: contenu.length, mode: 0o600 }, (erreur) => (erreur ? echec(erreur) : suite()))
    entree.end(contenu)
  })
}

async function decrire(client: pg.Client): Promise<EnTete> {
  const { rows } = await client
    .query<{ name: string; maintenant: Date }>('SELECT name, now() AS maintenant FROM kysely_migration ORDER BY name DESC LIMIT 1')
    .catch(() => ({ rows: [] }))
  const [derniere] = rows
  if (!derniere) throw new ErreurMetier(409, "Cette base n'est pas celle de Catalyse, ou n'a jamais servi : rien à sauvegarder.")
  return { format: formatArchive, migration: derniere.name, faiteLe: derniere.maintenant.toISOString(), tables: await listerTables(client) }
}

/** Les tables durables de Catalyse et leurs colonnes écrites, une table après celles qu'elle cite. */
export async function listerTables(client: pg.Client): Promise<TableSauvee[]> {
  const { rows } = await client.query<TableSauvee & { cite: string[] }>(`
    SELECT c.relname AS nom,
      (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS colonnes,
      ARRAY(SELECT DISTINCT r.relname::text FROM pg_constraint k JOIN pg_class r ON r.oid = k.confrelid WHERE k.conrelid = c.oid AND k.contype = 'f' AND r.oid <> c.oid) AS cite
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relpersistence = 'p' AND c.relname NOT LIKE 'kysely%' AND c.relname <> 'texte_rendu'
    ORDER BY c.relname`)
  const rangees: TableSauvee[] = []
  const placer = (nom: string, chemin: string[]): void => {
    const table = rows.find((ligne) => ligne.nom === nom)
    if (!table || chemin.includes(nom) || rangees.some((rangee) => rangee.nom === nom)) return
    for (const citee of table.cite) placer(citee, [...chemin, nom])
    rangees.push({ nom, colonnes: table.colonnes })
  }
  for (const { nom } of rows) placer(nom, [])
  return rangees
}

// Lues après les tables : une suite n'est pas figée par la transaction, et ne peut qu'être en avance sur elles.
async function lireSuites(client: pg.Client): Promise<Manifeste['suites']> {
  const { rows } = await client.query<{ nom: string; valeur: number | null }>(
    "SELECT sequencename AS nom, last_value::float8 AS valeur FROM pg_sequences WHERE schemaname = 'public'",
  )
  return Object.fromEntries(rows.map(({ nom, valeur }) => [nom, valeur]))
}
