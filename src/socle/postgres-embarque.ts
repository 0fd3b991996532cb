import { spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import pg from 'pg'
import { auPlus } from './au-plus.ts'
import { creerDossier } from './ecrire-fichier.ts'
import { type Identite, identiteDePostgres } from './identite-postgres.ts'
import { initialiser, preparerDossiers, utilisateur, verifierVersion } from './installer-postgres.ts'
import { phraseDePostgres } from './phrase-de-postgres.ts'
import { pidDuServeur, serveurVivant } from './processus-postgres.ts'
import { trouverProgrammes } from './programmes-postgres.ts'
import { sousVerrou } from './verrou.ts'

export type PostgresEmbarque = {
  url: (base: string) => string
  /** Vrai s'il tournait déjà. */
  repris: boolean
  /** L'arrête, sauf si une autre application s'en sert encore. */
  arreter: () => Promise<void>
}

/**
 * Démarre le PostgreSQL livré par npm, sur une prise Unix privée au dossier. S'il tourne déjà (l'application a été tuée sans
 * lui), il est repris tel quel. De plusieurs démarrages ensemble, un seul prépare ; les autres attendent et reprennent son serveur.
 * @param dossier où vivent les données ; créé au besoin.
 * @param reglages options du serveur, par exemple { fsync: 'off' } pour les tests.
 * @param patience ce que l'on attend, en millisecondes, un serveur qui tourne déjà et ne répond pas.
 */
export async function demarrerPostgres(dossier: string, reglages: Reglages = {}, patience = 30_000): Promise<PostgresEmbarque> {
  const identite = identiteDePostgres()
  creerDossier(dossier)
  return sousVerrou(path.join(dossier, 'verrou'), async () => {
    const donnees = path.join(dossier, 'postgres')
    const prise = preparerDossiers(dossier, donnees, identite)
    const url = (base: string) => `postgres://${utilisateur}@/${base}?host=${encodeURIComponent(prise)}`
    const lieu = { donnees, prise, url: url('postgres') }
    const repris = await reprendre(lieu, patience)
    if (!repris) {
      const bin = await trouverProgrammes(dossier, identite)
      if (!existsSync(path.join(donnees, 'PG_VERSION'))) initialiser(bin, donnees, identite, reglages.fsync === 'off')
      verifierVersion(donnees, bin.majeure)
      await lancer(bin.postgres, lieu, reglages, identite)
    }
    return { url, repris, arreter: () => arreter(lieu) }
  })
}

type Reglages = Record<string, string>
/** Où vit un serveur : ses données, sa prise, et l'adresse de sa base de service. */
type Lieu = { donnees: string; prise: string; url: string }

// Un serveur qui se relève, s'arrête ou se tait est attendu. Le témoin d'un serveur mort (machine éteinte d'un
// coup) porte un numéro qu'un autre programme a pu recevoir depuis : PostgreSQL refuserait alors de démarrer.
async function reprendre({ donnees, prise, url }: Lieu, patience: number): Promise<boolean> {
  const terme = Date.now() + patience
  if (await accepte(url)) return true
  while (Date.now() < terme && serveurVivant(donnees)) {
    await attendre(50)
    if (await accepte(url)) return true
  }
  if (serveurVivant(donnees)) {
    const pid = pidDuServeur(donnees)
    throw new Error(
      `Le PostgreSQL de ${donnees} tourne (processus ${pid}) mais ne répond pas : arrêtez-le (« kill -INT ${pid} »), puis relancez Catalyse.`,
    )
  }
  for (const temoin of [path.join(donnees, 'postmaster.pid'), path.join(prise, '.s.PGSQL.5432'), path.join(prise, '.s.PGSQL.5432.lock')])
    rmSync(temoin, { force: true })
  return false
}

async function lancer(programme: string, { donnees, prise, url }: Lieu, reglages: Reglages, { uid, gid }: Identite): Promise<void> {
  const options = {
    listen_addresses: '',
    unix_socket_directories: prise,
    max_connections: '60',
    // Petit : le système garde déjà les pages lues, et chaque connexion compte sa part de celles-ci.
    shared_buffers: '24MB',
    // Ni ouvriers de lecture, ni réplication logique : des processus de moins, pour une base qui tient dans le cache du système.
    io_method: 'sync',
    max_logical_replication_workers: '0',
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
    const processus = spawn(programme, ['-D', donnees, ...args], {
      uid,
      gid,
      cwd: '/',
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    processus.stderr.on('data', (morceau: Buffer) => (sortie += morceau.toString()))
    return processus
  }
  let processus = ouvrir()
  const terme = Date.now() + 30_000
  while (Date.now() < terme) {
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
  throw new Error(phraseDePostgres('PostgreSQL n’a pas démarré', donnees, sortie))
}

// Figé, il accepte la connexion et ne dit plus rien.
const silence = 1000

async function accepte(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: silence })
  return client
    .connect()
    .then(() => auPlus(silence, client.end()))
    .then(() => true)
    .catch(() => false)
}

// SIGINT : arrêt « rapide », les transactions en cours sont annulées et tout est écrit.
async function arreter({ donnees, url }: Lieu): Promise<void> {
  const pid = pidDuServeur(donnees)
  if (pid === undefined || !serveurVivant(donnees) || (await sertEncore(url))) return
  process.kill(pid, 'SIGINT')
  for (let essai = 0; essai < 200 && serveurVivant(donnees); essai++) await attendre(50)
}

// Une autre application, ou d'autres tests. Les connexions que nous venons de fermer mettent un instant à disparaître.
async function sertEncore(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'arret',
    connectionTimeoutMillis: silence,
    query_timeout: silence,
  })
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
    await auPlus(silence, client.end()).catch(() => {})
  }
}
