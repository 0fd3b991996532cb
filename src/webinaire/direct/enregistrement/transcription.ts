import type { Replique } from './sous-titres.ts'

/** Un paragraphe de la transcription : son début, en secondes, qui parle si c'est connu, et ce qui se dit. */
export type Paragraphe = { debut: number; voix: string; texte: string }

const paragrapheMin = 220
const silence = 4

/** Réunit les répliques en paragraphes : une voix qui change, un silence, ou une phrase finie assez longue ouvrent le suivant. */
export function enParagraphes(repliques: readonly Replique[]): Paragraphe[] {
  const paragraphes: (Paragraphe & { fin: number })[] = []
  for (const { debut, fin, voix, texte } of repliques) {
    if (texte === '') continue
    const courant = paragraphes.at(-1)
    if (courant && poursuit(courant, { debut, voix })) {
      courant.texte += ` ${texte}`
      courant.fin = Math.max(courant.fin, fin)
    } else paragraphes.push({ debut, fin, voix, texte })
  }
  return paragraphes.map(({ debut, voix, texte }) => ({ debut, voix, texte }))
}

function poursuit(courant: Paragraphe & { fin: number }, suivante: { debut: number; voix: string }): boolean {
  const finie = courant.texte.length >= paragrapheMin && /[.!?…»]$/.test(courant.texte)
  const memeVoix = suivante.voix === '' || suivante.voix === courant.voix
  return memeVoix && !finie && suivante.debut - courant.fin < silence && courant.texte.length < 4 * paragrapheMin
}

/** 3725 → « 1:02:05 » ; 65 → « 1:05 ». */
export function tempsLisible(secondes: number): string {
  const [heures, minutes, reste] = decouper(secondes)
  const deux = (n: number) => String(n).padStart(2, '0')
  return heures > 0 ? `${heures}:${deux(minutes)}:${deux(reste)}` : `${minutes}:${deux(reste)}`
}

/** 3725 → « PT1H2M5S », la durée telle que HTML l'écrit. */
export function tempsMachine(secondes: number): string {
  const [heures, minutes, reste] = decouper(secondes)
  return `PT${heures}H${minutes}M${reste}S`
}

function decouper(secondes: number): [number, number, number] {
  const entier = Math.floor(secondes)
  return [Math.floor(entier / 3600), Math.floor(entier / 60) % 60, entier % 60]
}
