import type { AdresseDuMedia } from './codes-courts.ts'
import { type Converti, convertirContenu } from './convertir-contenu.ts'
import { enTexte } from './en-texte.ts'

/** Ce qu'il faut d'un contenu pour le convertir ; `medias` : ceux que son texte peut nommer, par leur identifiant. */
export type AConvertir = {
  corps: string
  extrait: string
  notes: string
  site: string
  medias: Map<number, NonNullable<ReturnType<AdresseDuMedia>>>
}

/** Le corps en Markdown, l'extrait en texte d'une ligne, et ce qu'il faut en dire. `ms` : le temps que cela a pris. */
export function convertir({ corps, extrait, notes, site, medias }: AConvertir): Converti & { extrait: string; ms: number } {
  const debut = performance.now()
  const converti = convertirContenu({ corps, notes, site, adresse: (id) => medias.get(id) })
  return { ...converti, extrait: enTexte(extrait), ms: performance.now() - debut }
}
