import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

const manifeste = lireManifeste()

/**
 * L'URL, avec empreinte, d'un fichier construit : `actif('theme.css')`, `actif('carte')` pour une île.
 * Sans construction (tests unitaires), un chemin stable.
 */
export function actif(nom: string): string {
  return manifeste.get(nom) ?? `/actifs/${nom.includes('.') ? nom : `${nom}.js`}`
}

function lireManifeste(): Map<string, string> {
  const chemin = 'dist/client/.vite/manifest.json'
  if (!existsSync(chemin)) return new Map()
  const entrees = z.record(z.string(), z.object({ file: z.string(), src: z.string().optional(), isEntry: z.boolean().optional() }))
  const brut = entrees.parse(JSON.parse(readFileSync(chemin, 'utf8')))
  const couples = Object.values(brut).flatMap(({ file, src, isEntry }) =>
    src && (isEntry || /\.(woff2|svg|png)$/.test(src)) ? [[nomCourt(src), `/${file}`] as const] : [],
  )
  return new Map(couples)
}

// « src/instruments/carte/carte.island.ts » → « carte » ; « src/interface/theme.css » → « theme.css ».
function nomCourt(source: string): string {
  const base = source.split('/').at(-1) ?? source
  return base.replace(/\.island\.ts$/, '')
}
