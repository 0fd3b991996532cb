import path from 'node:path'
import { pathToFileURL } from 'node:url'

type Fonction = (donnees: never) => unknown

/** Une fonction que l'atelier sait faire : son module, à partir de la racine, et son nom d'export. */
export type Ouvrage<E, S> = { module: string; nom: string; fonction?: (donnees: E) => S }

/** Nomme une fonction sans la charger : `ouvrage<typeof import('./x.ouvrage.ts').f>('src/x.ouvrage.ts', 'f')`. */
export function ouvrage<F extends Fonction>(module: `src/${string}.ts`, nom: string): Ouvrage<Parameters<F>[0], Awaited<ReturnType<F>>> {
  return { module, nom }
}

/** L'adresse d'un module de l'atelier : la source, ou ce que `npm run build` en a fait. */
export function adresseDuModule(module: string): URL {
  const construit = new URL(import.meta.url).pathname.endsWith('.js')
  return pathToFileURL(path.resolve(construit ? module.replace(/^src\//, 'dist/ouvrages/').replace(/\.ts$/, '.js') : module))
}
