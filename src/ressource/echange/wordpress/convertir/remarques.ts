import { pluriel } from '#socle/texte.ts'
import type { Rencontres } from './nettoyer-html.ts'

/** Ce que la reprise d'un texte laisse à faire ou à savoir, en phrases. */
export function enRemarques({ cadres, imagesCollees, images }: Rencontres, inconnus: string[], blocs: string[]): string[] {
  return [
    ...(images.size > 0 ? [`${pluriel(images.size, 'image', 'images')} à déposer de nouveau.`] : []),
    ...(imagesCollees > 0
      ? [`${pluriel(imagesCollees, 'image collée', 'images collées')} dans le texte, sans fichier : ${accorder('ôtée', imagesCollees)}.`]
      : []),
    ...(cadres > 0
      ? [`${pluriel(cadres, 'contenu inclus', 'contenus inclus')} (vidéo, son, carte, formulaire) : ${accorder('gardé', cadres)} en lien.`]
      : []),
    ...(inconnus.length > 0 ? [`Codes d'extension laissés tels quels : ${liste(inconnus)}.`] : []),
    ...(blocs.length > 0 ? [`Blocs fabriqués par WordPress, sans texte à reprendre : ${liste(blocs)}.`] : []),
  ]
}

const accorder = (mot: string, n: number) => (n > 1 ? `${mot}s` : mot)
const liste = (noms: string[]) => `${noms.slice(0, 12).join(', ')}${noms.length > 12 ? '…' : ''}`
