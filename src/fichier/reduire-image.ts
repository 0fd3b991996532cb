import sharp from 'sharp'
import { ErreurMetier } from '../socle/erreurs.ts'
import { type Largeur, largeurs } from './fichier.ts'

export type ImagePrete = { octets: Buffer; largeur: number; hauteur: number; reduites: { largeur: Largeur; octets: Buffer }[] }

// Une image peut tenir en quelques octets et se déplier en milliards de pixels.
const pixelsMax = 50_000_000

/**
 * L'image droite (l'orientation de l'appareil appliquée), sans rien de ce que l'appareil y a noté (lieu, date, modèle),
 * et ses versions plus étroites en WebP.
 */
export async function preparerImage(contenu: Buffer): Promise<ImagePrete> {
  try {
    const options = { limitInputPixels: pixelsMax, animated: true, failOn: 'error' } as const
    const { format } = await sharp(contenu, options).metadata()
    const droite = sharp(contenu, options).autoOrient().timeout({ seconds: 30 })
    const { data, info } = await droite
      .toFormat(format === 'heif' ? 'avif' : format, reglages[format] ?? {})
      .toBuffer({ resolveWithObject: true })
    const taille = { largeur: info.width, hauteur: info.pageHeight ?? info.height }
    return { octets: data, ...taille, reduites: await reduire(data, taille.largeur) }
  } catch (erreur) {
    if (erreur instanceof Error && /pixel limit/i.test(erreur.message))
      throw new ErreurMetier(413, 'Cette image a trop de pixels : 50 millions au plus. Réduisez-la, puis recommencez.')
    throw new ErreurMetier(422, "Cette image est abîmée ou incomplète : elle n'a pas pu être lue en entier.")
  }
}

const reglages: Record<string, object> = {
  jpeg: { quality: 88, mozjpeg: true },
  webp: { quality: 88 },
  heif: { quality: 65, effort: 2 },
  png: { compressionLevel: 9 },
}

async function reduire(droite: Buffer, largeur: number): Promise<ImagePrete['reduites']> {
  const utiles = largeurs.filter((reduite) => reduite < largeur)
  return Promise.all(
    utiles.map(async (reduite) => ({
      largeur: reduite,
      octets: await sharp(droite, { limitInputPixels: pixelsMax }).resize({ width: reduite }).webp({ quality: 78 }).toBuffer(),
    })),
  )
}
