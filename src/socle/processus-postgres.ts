import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Vrai si le serveur de ce dossier de données tourne, qu'il réponde ou non. */
export function serveurVivant(donnees: string): boolean {
  const pid = pidDuServeur(donnees)
  return pid !== undefined && commandeDe(pid).includes('postgres')
}

/** Le numéro de processus noté par le serveur de ce dossier, mort ou vif. */
export function pidDuServeur(donnees: string): number | undefined {
  const temoin = path.join(donnees, 'postmaster.pid')
  const pid = existsSync(temoin) ? Number.parseInt(readFileSync(temoin, 'utf8'), 10) : Number.NaN
  return pid > 0 ? pid : undefined
}

// La ligne de commande d'un processus ; vide s'il n'existe plus (ou n'est plus qu'un défunt).
function commandeDe(pid: number): string {
  if (process.platform !== 'linux') return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
