import { writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { fichierDesContours, fichierDesTerritoires } from '#territoire/donnees-preparees.ts'
import { preparerTerritoires } from './territoires/preparer.ts'

/** Refait les fichiers de contenu/territoires, à lancer quand un de leurs paquets change de version. */
const parLot = 2000

const { entete, territoires, contours } = preparerTerritoires()
const lots = [...Map.groupBy(territoires, (t) => t.niveau).values()].flatMap((duNiveau) =>
  Array.from({ length: Math.ceil(duNiveau.length / parLot) }, (_, n) => duNiveau.slice(n * parLot, (n + 1) * parLot)),
)
ecrire(fichierDesTerritoires, [entete, ...lots])
ecrire(fichierDesContours, [contours])

// Un document JSON par ligne.
function ecrire(fichier: string, documents: object[]): void {
  const texte = Buffer.from(documents.map((document) => `${JSON.stringify(document)}\n`).join(''))
  const comprime = brotliCompressSync(texte, {
    params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS, [constants.BROTLI_PARAM_SIZE_HINT]: texte.length },
  })
  writeFileSync(fichier, comprime)
  process.stdout.write(`${fichier} : ${(comprime.length / 1e6).toFixed(2)} Mo (${(texte.length / 1e6).toFixed(1)} Mo dépliés)\n`)
}
