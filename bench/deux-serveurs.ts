import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'

/** Les programmes de PostgreSQL 15 de Debian (paquet postgresql-15). */
const bin = '/usr/lib/postgresql/15/bin'

export const postgresDeDebian = existsSync(`${bin}/pg_basebackup`)

/**
 * Deux PostgreSQL 15 sur cette machine : un principal, et une réplique synchrone (rien n'est confirmé qui ne soit sur les deux).
 * @param ports celui du principal, puis celui de la réplique.
 */
export async function deuxServeurs([principal, replique]: [number, number]) {
  const dossier = mkdtempSync(path.join(os.tmpdir(), 'deux-serveurs-'))
  const identite = identiteDePostgres()
  rendre(dossier)
  const executer = (programme: string, args: string[]) =>
    execFileSync(`${bin}/${programme}`, args, {
      ...identite,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
    })
  const dossierDe = (port: number) => path.join(dossier, String(port))
  const psql = (port: number, requete: string) =>
    execFileSync(`${bin}/psql`, ['-h', dossier, '-p', String(port), '-U', 'catalyse', '-Atc', requete, 'postgres'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()

  const lancer = async (port: number, reglages: Record<string, string> = {}) => {
    const options = {
      port: String(port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: dossier,
      max_connections: '80',
      wal_keep_size: '256MB',
      ...reglages,
    }
    const args = Object.entries(options).flatMap(([nom, valeur]) => ['-c', `${nom}=${valeur}`])
    spawn(`${bin}/postgres`, ['-D', dossierDe(port), ...args], { ...identite, cwd: '/', stdio: 'ignore', detached: true }).unref()
    for (let essai = 0; essai < 200; essai++) {
      await attendre(100)
      try {
        psql(port, 'SELECT 1')
        return
      } catch {}
    }
    throw new Error(`PostgreSQL n'a pas démarré sur le port ${port}`)
  }
  /** Tué d'un coup, avec toutes ses connexions. */
  const tuer = (port: number) => {
    for (const pid of processusDe(dossierDe(port))) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {}
    }
  }
  const nettoyer = () => {
    for (const port of [principal, replique]) tuer(port)
    rmSync(dossier, { recursive: true, force: true })
  }
  process.once('exit', nettoyer)

  executer('initdb', ['-D', dossierDe(principal), '-U', 'catalyse', '--auth=trust', '--encoding=UTF8', '--locale=C'])
  await lancer(principal)
  psql(principal, "CREATE DATABASE catalyse TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'")
  const source = `host=127.0.0.1 port=${principal} user=catalyse application_name=replique`
  executer('pg_basebackup', ['-d', source, '-D', dossierDe(replique), '-R', '-X', 'stream', '-c', 'fast'])
  await lancer(replique)
  // Après la réplique : sinon la première écriture l'attendrait.
  psql(principal, "ALTER SYSTEM SET synchronous_standby_names = 'replique'")
  psql(principal, 'SELECT pg_reload_conf()')
  for (let essai = 0; essai < 100 && psql(principal, 'SELECT sync_state FROM pg_stat_replication') !== 'sync'; essai++) await attendre(100)
  return {
    url: `postgres://catalyse@127.0.0.1:${principal},127.0.0.1:${replique}/catalyse`,
    tuer,
    promouvoir: () => psql(replique, 'SELECT pg_promote()'),
    /** L'ancien principal, relancé par mégarde : il se croit encore principal, et n'attend plus de réplique. */
    ressusciter: async () => {
      rmSync(path.join(dossierDe(principal), 'postmaster.pid'), { force: true })
      await lancer(principal, { synchronous_standby_names: '' })
    },
    nettoyer,
  }

  function rendre(chemin: string): void {
    mkdirSync(chemin, { recursive: true })
    if (identite.uid !== undefined && identite.gid !== undefined) chownSync(chemin, identite.uid, identite.gid)
    execFileSync('chmod', ['755', chemin])
  }
}

// PostgreSQL refuse root : son utilisateur de Debian le remplace.
function identiteDePostgres(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const [, , uid, gid] = (readFileSync('/etc/passwd', 'utf8').match(/^postgres:.*$/m)?.[0] ?? '').split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

// Le serveur de ce dossier et ses enfants.
function processusDe(donnees: string): number[] {
  const temoin = path.join(donnees, 'postmaster.pid')
  if (!existsSync(temoin)) return []
  const pid = Number.parseInt(readFileSync(temoin, 'utf8'), 10)
  const enfants = execFileSync('ps', ['-eo', 'pid,ppid', '--no-headers'], { encoding: 'utf8' })
  const siens = enfants.split('\n').flatMap((ligne) => {
    const [enfant, parent] = ligne.trim().split(/\s+/).map(Number)
    return parent === pid && enfant ? [enfant] : []
  })
  return [pid, ...siens]
}
