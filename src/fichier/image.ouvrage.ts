import { setPriority } from 'node:os'
import sharp, { type Sharp } from 'sharp'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type Largeur, largeurs } from './fichier.ts'
import { type ImagePrete, pixelsMax, type Reduite, secondesPour, tropLourde } from './image.bornes.ts'

const options = { limitInputPixels: pixelsMax, animated: true, failOn: 'error' } as const

// Une image dépliée prend des centaines de mégaoctets : un seul fil pour elle, et rien de gardé pour la suivante.
sharp.concurrency(1)
sharp.cache(false)
// Une image peut attendre une seconde de plus ; une page, non.
setPriority(10)

/** L'image droite, nettoyée, et ses versions plus étroites ; l'une après l'autre, chacune déplie l'image entière. */
export async function preparer(contenu: Uint8Array): Promise<ImagePrete> {
  try {
    const { format, width, height } = await sharp(contenu, options).metadata()
    const seconds = secondesPour(width * height)
    const { data, info } = await sharp(contenu, options)
      .autoOrient()
      .timeout({ seconds })
      .toFormat(format === 'heif' ? 'avif' : format, reglages[format] ?? {})
      .toBuffer({ resolveWithObject: true })
    const reduites: Reduite[] = []
    for (const largeur of largeurs.filter((reduite) => reduite < info.width))
      reduites.push({ largeur, octets: await reduire(sharp(data, { limitInputPixels: pixelsMax }), largeur, seconds) })
    return { octets: data, largeur: info.width, hauteur: info.pageHeight ?? info.height, reduites }
  } catch (erreur) {
    throw enPhrase(erreur instanceof Error ? erreur.message : '')
  }
}

const reduire = (image: Sharp, width: Largeur, seconds: number): Promise<Buffer> =>
  image.timeout({ seconds }).resize({ width }).webp({ quality: 78 }).toBuffer()

const reglages: Record<string, object> = {
  jpeg: { quality: 88, mozjpeg: true },
  webp: { quality: 88 },
  heif: { quality: 65, effort: 2 },
  png: { compressionLevel: 9 },
}

function enPhrase(dit: string): ErreurMetier {
  if (/pixel limit/i.test(dit))
    return new ErreurMetier(413, 'Cette image a trop de pixels : 50 millions au plus. Réduisez-la, puis recommencez.')
  if (/timeout/i.test(dit)) return new ErreurMetier(422, tropLourde)
  return new ErreurMetier(422, "Cette image est abîmée ou incomplète : elle n'a pas pu être lue en entier.")
}
