import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export type GroupeDeMemoire = { /** Commande à mettre devant celle que l'on borne. */ avant: string[]; oter: () => void }

/** Un groupe de processus (cgroup) qui n'ont, à eux tous, que tant d'octets de mémoire ; rien si l'on n'a pas le droit d'en faire un. */
export function groupeDeMemoire(octets: number): GroupeDeMemoire | undefined {
  const nom = `catalyse-essai-${process.pid}`
  for (const [racine, borne] of [
    ['/sys/fs/cgroup/memory', 'memory.limit_in_bytes'],
    ['/sys/fs/cgroup', 'memory.max'],
  ] as const) {
    const groupe = path.join(racine, nom)
    try {
      if (!existsSync(path.join(racine, 'cgroup.procs'))) continue
      mkdirSync(groupe)
      if (existsSync(path.join(groupe, borne))) {
        writeFileSync(path.join(groupe, borne), String(octets))
        return {
          avant: ['/bin/sh', '-c', `echo $$ > ${groupe}/cgroup.procs && exec "$@"`, 'sh'],
          oter: () => rmdirSync(groupe),
        }
      }
      rmdirSync(groupe)
    } catch {
      // Pas le droit ici : voir l'autre sorte de groupe, ou y renoncer.
    }
  }
  return undefined
}
