import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { CompiledQuery, Migrator } from 'kysely'
import type { Db } from './db.ts'

const dossier = path.resolve('migrations')

/** Applique les migrations manquantes, dans l'ordre de leurs numéros ; rend les noms de celles qui l'ont été. */
export async function migrer(db: Db): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: lireMigrations } })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error) throw error
  return results.map((resultat) => resultat.migrationName)
}

async function lireMigrations() {
  const fichiers = (await readdir(dossier)).filter((nom) => nom.endsWith('.sql')).sort()
  const migrations = fichiers.map(async (nom) => {
    const texte = await readFile(path.join(dossier, nom), 'utf8')
    const up = async (db: { executeQuery: Db['executeQuery'] }) => {
      await db.executeQuery(CompiledQuery.raw(texte))
    }
    return [nom.replace(/\.sql$/, ''), { up }] as const
  })
  return Object.fromEntries(await Promise.all(migrations))
}
