import { spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { creerDossier } from './ecrire-fichier.ts'
import { entreDans, type Identite } from './identite-postgres.ts'
import { phraseDePostgres } from './phrase-de-postgres.ts'

/** L'utilisateur de la base embarquée. */
export const utilisateur = 'catalyse'

/** Rend le dossier de la prise. Un chemin de prise Unix tient en 107 octets : au-delà, elle est posée dans /tmp et son nom gardé avec les données. */
export function preparerDossiers(dossier: string, donnees: string, identite: Identite): string {
  creerDossier(dossier)
  if (!entreDans(identite, dossier))
    throw new Error(
      `PostgreSQL ne tourne pas en root : il prend l'identité de « ${identite.nom} », qui ne peut pas entrer dans ${dossier} (un des dossiers du chemin lui est fermé). Donnez-lui un autre dossier, par exemple DOSSIER_DONNEES=/var/lib/catalyse, ou lancez Catalyse sous un utilisateur ordinaire.`,
    )
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

/** Refuse des données faites par une autre version majeure de PostgreSQL : il ne les lirait pas. */
export function verifierVersion(donnees: string, majeure: string): void {
  const faites = readFileSync(path.join(donnees, 'PG_VERSION'), 'utf8').trim()
  if (faites === majeure) return
  throw new Error(
    `Les données de ${donnees} sont ${faites === '' ? 'abîmées (PG_VERSION est vide)' : `celles d'un PostgreSQL ${faites}, et cette version de Catalyse apporte le ${majeure}`} : mettez ce dossier de côté, puis remettez une sauvegarde (« npm run restauration -- fichier »).`,
  )
}

// Une base neuve, territoires et contenu chargés, tient 160 Mo ; le journal de PostgreSQL grossit encore un peu.
const megaoctetsPourCommencer = 250

function exigerDeLaPlace(donnees: string): void {
  const { bavail, bsize, blocks } = statfsSync(donnees)
  const libres = Math.floor((bavail * bsize) / 1e6)
  // Certains disques lointains ne disent pas leur taille.
  if (blocks === 0 || libres >= megaoctetsPourCommencer) return
  throw new Error(
    `Le disque de ${donnees} est trop plein : il y reste ${libres} Mo, et il en faut ${megaoctetsPourCommencer} pour commencer. Faites de la place, ou donnez un dossier d'un autre disque par DOSSIER_DONNEES.`,
  )
}

/** Fait la base dans un dossier provisoire : une initialisation interrompue ne la laisse pas à moitié faite. */
export function initialiser(bin: { initdb: string }, donnees: string, { uid, gid }: Identite, sansFsync: boolean): void {
  exigerDeLaPlace(donnees)
  const chantier = path.join(donnees, 'chantier')
  rmSync(chantier, { recursive: true, force: true })
  const options = ['--pgdata', chantier, '--username', utilisateur, '--auth=trust', '--encoding=UTF8', '--locale=C']
  if (sansFsync) options.push('--no-sync')
  const env = { ...process.env, LC_ALL: 'C' }
  const { status, stderr, error } = spawnSync(bin.initdb, options, { uid, gid, cwd: '/', encoding: 'utf8', env })
  if (status !== 0) throw new Error(phraseDePostgres('La base de données n’a pas pu être préparée', donnees, error?.message ?? stderr))
  // PG_VERSION en dernier : c'est lui qui dit que la base est faite.
  const noms = readdirSync(chantier).sort((a, b) => Number(a === 'PG_VERSION') - Number(b === 'PG_VERSION'))
  for (const nom of noms) renameSync(path.join(chantier, nom), path.join(donnees, nom))
  rmSync(chantier, { recursive: true })
}
