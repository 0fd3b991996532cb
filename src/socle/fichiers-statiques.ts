import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { config } from './config.ts'
import { entetesDeSecurite } from './entetes.ts'
import type { PageGardee } from './pages-gardees.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
}

/** Les fichiers construits (feuille de style, îles, polices) et publics, lus et compressés une fois au démarrage. */
export function lireFichiersStatiques(dossier = path.resolve('dist/client')): Map<string, PageGardee> {
  const fichiers = new Map<string, PageGardee>()
  for (const nom of lister(dossier)) {
    const type = types[path.extname(nom)]
    if (type) fichiers.set(`/${nom.split(path.sep).join('/')}`, preparer(path.join(dossier, nom), nom, type))
  }
  return fichiers
}

function lister(dossier: string): string[] {
  try {
    return readdirSync(dossier, { recursive: true, encoding: 'utf8' }).filter((nom) => !nom.startsWith('.'))
  } catch {
    return []
  }
}

function preparer(chemin: string, nom: string, type: string): PageGardee {
  const identity = readFileSync(chemin)
  const texte = !/woff2|png|icon/.test(type)
  // Le nom porte une empreinte : ce fichier ne changera jamais sous cette adresse.
  const duree = nom.startsWith('actifs') ? 'public, max-age=31536000, immutable' : 'public, max-age=86400'
  return {
    statut: 200,
    chemin: `/${nom.split(path.sep).join('/')}`,
    etag: `"${path.basename(nom)}-${identity.length}"`,
    entetes: {
      ...entetesDeSecurite({ https: config.adresse.startsWith('https://') }),
      'content-type': type,
      'cache-control': duree,
      vary: 'accept-encoding',
    },
    corps: {
      identity,
      br: texte ? brotliCompressSync(identity, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }) : identity,
      gzip: texte ? gzipSync(identity, { level: 9 }) : identity,
    },
    compressible: texte,
  }
}
