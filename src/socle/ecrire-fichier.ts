import {
  chmodSync,
  closeSync,
  copyFileSync,
  constants as drapeaux,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'

/** Crée ce dossier et ceux qui le portent ; PostgreSQL, qui peut tourner sous une autre identité, doit pouvoir les traverser. */
export function creerDossier(dossier: string): void {
  const premier = mkdirSync(dossier, { recursive: true })
  if (premier === undefined || process.getuid?.() !== 0) return
  // Un umask de 077 les aurait fermés.
  for (let cree = path.resolve(dossier); cree.length >= path.resolve(premier).length; cree = path.dirname(cree)) chmodSync(cree, 0o755)
}

/** Écrit ce fichier d'un coup : il est entier sur le disque, ou tel qu'avant. Réservé à qui l'écrit. */
export function ecrireDUnCoup(fichier: string, texte: string): void {
  renameSync(ecrireACote(fichier, texte), fichier)
  garderLesNoms(path.dirname(fichier))
}

/** Comme `ecrireDUnCoup`, seulement s'il n'existe pas : de plusieurs qui l'écrivent ensemble, un seul y parvient. */
export function ecrireSIlManque(fichier: string, texte: string): void {
  const aCote = ecrireACote(fichier, texte)
  try {
    donnerSonNom(aCote, fichier)
    garderLesNoms(path.dirname(fichier))
  } finally {
    rmSync(aCote)
  }
}

// Un lien refuse un nom déjà pris, là où un renommage l'écraserait. Les disques sans liens savent au moins copier ainsi.
function donnerSonNom(aCote: string, fichier: string): void {
  try {
    linkSync(aCote, fichier)
  } catch (erreur) {
    if (codeDe(erreur) === 'EEXIST') return
    copyFileSync(aCote, fichier, drapeaux.COPYFILE_EXCL)
  }
}

function ecrireACote(fichier: string, texte: string): string {
  const aCote = `${fichier}.${process.pid}-${Math.random().toString(36).slice(2)}`
  const ouvert = openSync(aCote, 'wx', 0o600)
  try {
    writeSync(ouvert, texte)
    fsyncSync(ouvert)
  } finally {
    closeSync(ouvert)
  }
  return aCote
}

// Le nom lui-même n'est sur le disque qu'avec son dossier ; Windows ne sait pas l'y forcer.
function garderLesNoms(dossier: string): void {
  if (process.platform === 'win32') return
  const ouvert = openSync(dossier, 'r')
  try {
    fsyncSync(ouvert)
  } finally {
    closeSync(ouvert)
  }
}

/** Le code d'une erreur du système (« EEXIST », « EACCES »…) ; vide si ce n'en est pas une. */
export function codeDe(erreur: unknown): string {
  return erreur instanceof Error && 'code' in erreur && typeof erreur.code === 'string' ? erreur.code : ''
}
