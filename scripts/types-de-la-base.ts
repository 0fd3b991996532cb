import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { creerBase, supprimerBase } from '#socle/bases.ts'
import { ouvrirDb } from '#socle/db.ts'
import { dossierParDefaut } from '#socle/identite-postgres.ts'
import { migrer } from '#socle/migrations.ts'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'

/** Récrit src/socle/db.types.ts depuis une base neuve où seules les migrations ont été appliquées. */
const serveur = await demarrerPostgres(path.join(dossierParDefaut(), 'types'), { fsync: 'off' })
await supprimerBase(serveur.url('postgres'), serveur.url('types'))
await creerBase(serveur.url('postgres'), 'types')
const base = ouvrirDb(serveur.url('types'))
await migrer(base.db)
await base.fermer()
const options = [
  '--dialect',
  'postgres',
  '--url',
  serveur.url('types'),
  '--date-parser',
  'string',
  '--exclude-pattern',
  'kysely_*',
  '--type-mapping',
  '{"int8":"number"}',
  '--out-file',
  'src/socle/db.types.ts',
]
const { status } = spawnSync('kysely-codegen', process.argv.includes('--verifier') ? [...options, '--verify'] : options, {
  stdio: 'inherit',
})
await serveur.arreter()
process.exitCode = status ?? 1
