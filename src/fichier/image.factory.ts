import { ouvrage } from '#socle/atelier/ouvrage.ts'
import type { ImagePrete } from './image.bornes.ts'

const ici = 'src/fichier/image.factory.ts'

/** Prépare une image sans jamais finir. */
export function preparerSansFin(_contenu: Uint8Array): Promise<ImagePrete> {
  for (;;);
}

/** Prépare une image en dépliant plus que la mémoire permise. */
export function preparerSansMesure(_contenu: Uint8Array): Promise<ImagePrete> {
  const deplie: Buffer[] = []
  for (;;) deplie.push(Buffer.alloc(20_000_000, 1))
}

/** Une image « prête » qui dit quand elle a été commencée et finie, en millisecondes. */
export async function preparerEnUnDixieme(contenu: Uint8Array): Promise<ImagePrete> {
  const debut = Date.now()
  await new Promise((suite) => setTimeout(suite, 100))
  return { octets: Buffer.from(contenu), largeur: debut, hauteur: Date.now(), reduites: [] }
}

export const sansFin = ouvrage<typeof preparerSansFin>(ici, 'preparerSansFin')
export const sansMesure = ouvrage<typeof preparerSansMesure>(ici, 'preparerSansMesure')
export const enUnDixieme = ouvrage<typeof preparerEnUnDixieme>(ici, 'preparerEnUnDixieme')
