import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { from as copierDepuis } from 'pg-copy-streams'
import {
  type EnTete,
  type Entree,
  lireArchive,
  lireJson,
  type Manifeste,
  pasUneSauvegarde,
  sauvegardeAbimee,
  schemaEnTete,
  schemaManifeste,
  type TableSauvee,
} from './archive.ts'
import { ouvrirConnexion } from './connexion.ts'
import type { Db } from './db.ts'
import type { DB } from './db.types.ts'
import { ErreurMetier } from './erreurs.ts'
import { migrer, nomsDesMigrations } from './migrations.ts'
import { prendreLaBase } from './presence.ts'
import { type Bilan, listerTables } from './sauvegarde.ts'

/**
 * Remet une sauvegarde dans la base, en une transaction : tout, ou rien. Le schéma est reconstruit tel qu'il était à la
 * sauvegarde, les lignes chargées et vérifiées (nombre et empreinte), puis les migrations plus récentes appliquées.
 * @param remplacer sans quoi une base qui contient déjà des tables est refusée.
 */
export async function restaurer(url: string, fichier: string, { remplacer = false } = {}): Promise<Bilan> {
  const client = await ouvrirConnexion(url, 'catalyse-restauration')
  try {
    await client.query("BEGIN; SET LOCAL lock_timeout = '10s'")
    const bilan = await rejouer(client, fichier, remplacer)
    await client.query('NOTIFY revision_publique; COMMIT')
    await client.query('ANALYZE')
    return bilan
  } catch (erreur) {
    await client.query('ROLLBACK').catch(() => {})
    throw erreur instanceof pg.DatabaseError ? enPhrase(erreur) : erreur
  } finally {
    await client.end()
  }
}

async function rejouer(client: pg.Client, fichier: string, remplacer: boolean): Promise<Bilan> {
  const entrees = lireArchive(fichier)
  const premiere = await entrees.next()
  if (premiere.done || premiere.value.nom !== 'entete.json') throw pasUneSauvegarde()
  const enTete = await lireJson(schemaEnTete, premiere.value)
  await preparerSchema(client, enTete, remplacer)
  const { manifeste, lues } = await chargerTables(client, enTete, entrees)
  verifier(manifeste, lues, enTete)
  for (const [suite, valeur] of Object.entries(manifeste.suites)) {
    if (valeur !== null) await client.query('SELECT setval(format($1, $2::text)::regclass, $3)', ['public.%I', suite, valeur])
  }
  for (const { nom } of enTete.tables) await client.query(`ALTER TABLE public.${client.escapeIdentifier(nom)} ENABLE TRIGGER USER`)
  await migrer(kyselySur(client), { dansUneTransaction: true })
  const lignes = [...lues.values()].reduce((somme, table) => somme + table.lignes, 0)
  return { migration: enTete.migration, faiteLe: enTete.faiteLe, tables: enTete.tables.length, lignes }
}

async function preparerSchema(client: pg.Client, enTete: EnTete, remplacer: boolean): Promise<void> {
  if (!(await nomsDesMigrations()).includes(enTete.migration)) {
    throw new ErreurMetier(
      409,
      `Cette sauvegarde vient d'une version plus récente de Catalyse (« ${enTete.migration} ») : mettez d'abord Catalyse à jour.`,
    )
  }
  const { rowCount } = await client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public' LIMIT 1")
  if (rowCount && !remplacer)
    throw new ErreurMetier(
      409,
      'La base contient déjà des données. Pour les effacer et les remplacer par la sauvegarde, ajoutez --remplacer.',
    )
  // Sous une application qui tourne, ce qu'elle écrirait pendant la restauration serait perdu sans que personne le sache.
  if (!(await prendreLaBase(client))) throw new ErreurMetier(409, enService)
  if (rowCount) await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  await migrer(kyselySur(client), { jusqua: enTete.migration, dansUneTransaction: true })
  verifierTables(await listerTables(client), enTete.tables)
  const noms = enTete.tables.map(({ nom }) => `public.${client.escapeIdentifier(nom)}`)
  await client.query(`TRUNCATE ${noms.join(', ')}`)
  // Les déclencheurs referaient un travail déjà fait : leurs résultats sont dans la sauvegarde. Les clés étrangères, elles, sont vérifiées.
  for (const nom of noms) await client.query(`ALTER TABLE ${nom} DISABLE TRIGGER USER`)
}

const enService =
  'Catalyse tourne sur cette base : arrêtez-la (tous ses processus), restaurez, puis redémarrez-la. Ce qui s’écrirait pendant la restauration serait perdu.'

type TableLue = Manifeste['tables'][string]

async function chargerTables(client: pg.Client, { tables }: EnTete, entrees: AsyncIterable<Entree>) {
  const lues = new Map<string, TableLue>()
  let copie: Copie | undefined
  try {
    for await (const entree of entrees) {
      const suivante = tables.find(({ nom }) => entree.nom.startsWith(`donnees/${nom}/`))
      if (copie && copie.table !== suivante) lues.set(copie.table.nom, await copie.finir())
      if (entree.nom === 'manifeste.json') return { manifeste: await lireJson(schemaManifeste, entree), lues }
      if (!suivante || lues.has(suivante.nom)) throw sauvegardeAbimee(`entrée inattendue « ${entree.nom} »`)
      if (copie?.table !== suivante) copie = new Copie(client, suivante)
      await copie.ecrire(entree.contenu)
    }
    throw sauvegardeAbimee('elle est coupée avant la fin')
  } catch (erreur) {
    await copie?.abandonner()
    throw erreur
  }
}

/** Le chargement d'une table, morceau après morceau. */
class Copie {
  readonly table: TableSauvee
  readonly #flux
  readonly #fin: Promise<void>
  readonly #somme = createHash('sha256')
  #octets = 0

  constructor(client: pg.Client, table: TableSauvee) {
    this.table = table
    const colonnes = table.colonnes.map((colonne) => client.escapeIdentifier(colonne)).join(', ')
    this.#flux = client.query(copierDepuis(`COPY public.${client.escapeIdentifier(table.nom)} (${colonnes}) FROM STDIN`))
    this.#fin = finished(this.#flux)
    this.#fin.catch(() => {})
  }

  async ecrire(contenu: AsyncIterable<Buffer>): Promise<void> {
    for await (const morceau of contenu) {
      this.#somme.update(morceau)
      this.#octets += morceau.length
      if (!this.#flux.write(morceau)) await Promise.race([once(this.#flux, 'drain'), this.#fin])
    }
  }

  /** Rend la connexion, que la copie tient jusqu'à sa fin. */
  async abandonner(): Promise<void> {
    this.#flux.destroy(new Error('abandon'))
    await this.#fin.catch(() => {})
  }

  async finir(): Promise<TableLue> {
    this.#flux.end()
    await this.#fin
    return { lignes: this.#flux.rowCount, octets: this.#octets, sha256: this.#somme.digest('hex') }
  }
}

function verifierTables(presentes: TableSauvee[], sauvees: TableSauvee[]): void {
  const ecrire = (tables: TableSauvee[]) =>
    tables
      .map(({ nom, colonnes }) => `${nom}(${colonnes.join()})`)
      .sort()
      .join()
  if (ecrire(presentes) !== ecrire(sauvees)) throw sauvegardeAbimee('ses tables ne sont pas celles de sa version')
}

function verifier(manifeste: Manifeste, lues: Map<string, TableLue>, { tables }: EnTete): void {
  for (const { nom } of tables) {
    const annoncee = manifeste.tables[nom]
    const lue = lues.get(nom) ?? { lignes: 0, octets: 0, sha256: createHash('sha256').digest('hex') }
    if (annoncee?.lignes !== lue.lignes || annoncee.octets !== lue.octets || annoncee.sha256 !== lue.sha256) {
      throw sauvegardeAbimee(`la table « ${nom} » n'a pas l'empreinte annoncée`)
    }
  }
}

// Kysely sur la connexion de la transaction en cours : le schéma change avec les données, ou pas du tout.
function kyselySur(client: pg.Client): Db {
  const connexion = { query: client.query.bind(client), release: () => {} }
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: { connect: async () => connexion, end: async () => {} } }) })
}

function enPhrase(erreur: pg.DatabaseError): Error {
  if (erreur.code === '55P03') return new ErreurMetier(409, 'La base est utilisée : arrêtez Catalyse avant de restaurer.')
  if (erreur.code?.startsWith('22') || erreur.code?.startsWith('23'))
    return sauvegardeAbimee(`table « ${erreur.table ?? '?'} » : ${erreur.message}`)
  return erreur
}
