import { writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { fichierDesContours, fichierDesTerritoires } from '#territoire/donnees-preparees.ts'
import { preparerTerritoires } from './territoires/preparer.ts'

/** Refait les fichiers de contenu/territoires, à lancer quand un de leurs paquets change de version. */
const { territoires, contours } = preparerTerritoires()
ecrire(fichierDesTerritoires, territoires)
ecrire(fichierDesContours, contours)

function ecrire(fichier: string, contenu: object): void {
  const texte = Buffer.from(JSON.stringify(contenu))
  const comprime = brotliCompressSync(texte, {
    params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS, [constants.BROTLI_PARAM_SIZE_HINT]: texte.length },
  })
  writeFileSync(fichier, comprime)
  process.stdout.write(`${fichier} : ${(comprime.length / 1e6).toFixed(2)} Mo (${(texte.length / 1e6).toFixed(1)} Mo dépliés)\n`)
}
