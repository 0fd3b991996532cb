import { ouvrage } from '#socle/atelier/ouvrage.ts'
import type { AConvertir } from './convertir/convertir.ouvrage.ts'
import type { TexteConverti } from './convertir-a-part.ts'

type Converti = Extract<TexteConverti, { corps: string }> & { ms: number }

/** Convertit un texte, et ne rend jamais la main pour ceux qui disent « sans fin ». */
export function convertirOuPas({ corps, extrait }: AConvertir): Converti {
  if (corps.includes('sans fin')) for (;;);
  return { corps, extrait, remarques: [], ms: 1 }
}

/** Dit avoir pris une heure. */
export function convertirEnUneHeure({ corps, extrait }: AConvertir): Converti {
  return { corps, extrait, remarques: [], ms: 3_600_000 }
}

const ici = 'src/ressource/echange/wordpress/convertir.factory.ts'
export const ouPas = ouvrage<typeof convertirOuPas>(ici, 'convertirOuPas')
export const enUneHeure = ouvrage<typeof convertirEnUneHeure>(ici, 'convertirEnUneHeure')
