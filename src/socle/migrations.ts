import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { CompiledQuery, Migrator } from 'kysely'
import type { Db } from './db.ts'
import { ErreurMetier } from './erreurs.ts'

const dossier = path.resolve('migrations')

type Options = {
  /** La dernière à appliquer ; sans précision, toutes. */
  jusqua?: string
  /** Vrai quand une transaction est déjà ouverte sur cette connexion (restauration). */
  dansUneTransaction?: boolean
}

/** Applique les migrations manquantes, dans l'ordre de leurs numéros ; rend les noms de celles qui l'ont été. */
export async function migrer(db: Db, { jusqua, dansUneTransaction = false }: Options = {}): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: lireMigrations }, disableTransactions: dansUneTransaction })
  const { error, results = [] } = jusqua ? await migrator.migrateTo(jusqua) : await migrator.migrateToLatest()
  if (error instanceof Error && error.message.includes('is missing')) {
    throw new ErreurMetier(
      409,
      'La base a été mise à jour par une version plus récente de Catalyse : remettez cette version, ou restaurez la sauvegarde faite avant la mise à jour.',
    )
  }
  if (error) throw error
  return results.map((resultat) => resultat.migrationName)
}

/** Les noms des migrations de cette version, dans l'ordre : « 0001-socle »… */
export async function nomsDesMigrations(): Promise<string[]> {
  const noms = await readdir(dossier)
  return noms
    .filter((nom) => nom.endsWith('.sql'))
    .sort()
    .map((nom) => nom.replace(/\.sql$/, ''))
}

async function lireMigrations() {
  const migrations = (await nomsDesMigrations()).map(async (nom) => {
    const texte = await readFile(path.join(dossier, `${nom}.sql`), 'utf8')
    const up = async (db: { executeQuery: Db['executeQuery'] }) => {
      await db.executeQuery(CompiledQuery.raw(texte))
    }
    return [nom, { up }] as const
  })
  return Object.fromEntries(await Promise.all(migrations))
}
