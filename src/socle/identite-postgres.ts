import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** Sous quelle identité PostgreSQL tourne ; vide : la nôtre. */
export type Identite = { uid?: number; gid?: number; nom?: string }

/** PostgreSQL refuse de tourner en root : il prend alors l'identité de « postgres » s'il existe, sinon de « nobody ». */
export function identiteDePostgres(): Identite {
  if (process.getuid?.() !== 0) return {}
  for (const nom of ['postgres', 'nobody']) {
    const id = (option: string) => Number.parseInt(spawnSync('id', [option, nom], { encoding: 'utf8' }).stdout, 10)
    const uid = id('-u')
    if (uid > 0) return { uid, gid: id('-g'), nom }
  }
  throw new Error(
    'PostgreSQL ne peut pas tourner en root et aucun autre utilisateur n’a été trouvé : lancez Catalyse sans root, ou donnez DATABASE_URL.',
  )
}

/** Vrai si cette identité peut traverser ce dossier, qui existe. */
export function entreDans({ uid, gid }: Identite, dossier: string): boolean {
  if (uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', dossier], { uid, gid, cwd: '/' }).status === 0
}

/**
 * Où vivent les données quand aucun réglage ne le dit : `.catalyse`, à côté du programme. Lancé par root dans un dossier fermé
 * aux autres (/root l'est presque partout), PostgreSQL n'y entrerait pas : elles vont sous /var/lib, dans un dossier au nom de celui-ci.
 */
export function dossierParDefaut(): string {
  const ici = path.resolve('.catalyse')
  if (process.getuid?.() !== 0 || existsSync(path.join(ici, 'postgres', 'PG_VERSION')) || entreDans(identiteDePostgres(), path.resolve()))
    return ici
  const lisible = path
    .resolve()
    .replace(/[^\w.-]+/g, '-')
    .replace(/^-/, '')
  const empreinte = createHash('sha256').update(path.resolve()).digest('hex').slice(0, 8)
  return path.join('/var/lib/catalyse-root', `${lisible}-${empreinte}`)
}
