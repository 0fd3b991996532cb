import type { Largeur } from './fichier.ts'

export type Reduite = { largeur: Largeur; octets: Buffer }
export type ImagePrete = { octets: Buffer; largeur: number; hauteur: number; reduites: Reduite[] }

/** Une image peut tenir en quelques octets et se déplier en milliards de pixels. */
export const pixelsMax = 50_000_000

/** Le temps laissé à chaque version d'une image, en secondes : 5, et une de plus par million de pixels. */
export const secondesPour = (pixels: number): number => 5 + Math.ceil(pixels / 1_000_000)

/** Le temps laissé à toutes les versions de la plus grande image admise, en millisecondes. */
export const dureeMaxMs = 2 * secondesPour(pixelsMax) * 1000

export const tropLourde = 'Cette image demande trop de travail au site. Réduisez-la, ou enregistrez-la en JPEG, puis recommencez.'
