import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

// Ce qu'on laisse s'accumuler avant de ramasser. Octets.
const seuil = 8 * 1024 ** 2
let jetes = 0
let ramasser: ((quoi: { type: 'minor' }) => void) | undefined

/**
 * Compte des octets reçus et jetés. V8 ne ramasse ces tampons, hors de son tas, qu'au-delà de quelque 64 Mo : une rafale d'envois
 * refusés ferait grossir le processus de cent. Un ramassage mineur (une milliseconde) les rend bien avant.
 */
export function jeter(octets: number): void {
  jetes += octets
  if (jetes < seuil) return
  jetes = 0
  ramasser ??= exposer()
  ramasser({ type: 'minor' })
}

// Le ramasse-miettes ne s'appelle que d'un contexte fait après l'avoir demandé.
function exposer(): (quoi: { type: 'minor' }) => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc')
}
