import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import path from 'node:path'

/** Vrai si le serveur de ce dossier de données tourne, qu'il réponde ou non. */
export function serveurVivant(donnees: string): boolean {
  const pid = pidDuServeur(donnees)
  return pid !== undefined && sertCeDossier(commandeDe(pid), donnees)
}

/** Le numéro de processus noté par le serveur de ce dossier, mort ou vif. */
export function pidDuServeur(donnees: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(path.join(donnees, 'postmaster.pid'), 'utf8'), 10)
    return pid > 0 ? pid : undefined
  } catch {
    // Absent, ou ôté à l'instant par un serveur qui finit.
    return undefined
  }
}

// Le numéro a pu être repris par n'importe quel programme, même par le PostgreSQL d'un autre dossier : le nôtre dit le sien après -D.
function sertCeDossier(commande: string, donnees: string): boolean {
  // Sous Linux les arguments sont séparés par un zéro ; ailleurs, par une espace.
  const [programme = '', ...options] = commande.split('\0')
  if (options.length === 0) return commande.includes(`postgres -D ${donnees}`)
  const dit = options[options.indexOf('-D') + 1] ?? ''
  return path.basename(programme) === 'postgres' && options.includes('-D') && existsSync(dit) && realpathSync(dit) === realpathSync(donnees)
}

/** La ligne de commande d'un processus ; vide s'il n'existe plus (ou n'est plus qu'un défunt). */
export function commandeDe(pid: number): string {
  if (process.platform !== 'linux') return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
