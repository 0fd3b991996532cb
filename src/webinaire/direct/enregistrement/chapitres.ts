import { tempsLisible } from './transcription.ts'

/** Un chapitre de l'enregistrement ; `debut` en secondes. */
export type Chapitre = { debut: number; titre: string }
type Lecture = { ok: true; chapitres: Chapitre[] } | { ok: false; faute: string }

const chapitresMax = 100
const ligneDeChapitre = /^(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\s+(?:[-–—]\s+)?(\S.*)$/

/** Lit « 00:12:30 Titre », un chapitre par ligne, dans n'importe quel ordre ; ou dit quelle ligne est fausse. */
export function lireChapitres(texte: string): Lecture {
  const chapitres: Chapitre[] = []
  for (const [rang, ligne] of texte.split('\n').entries()) {
    if (ligne.trim() === '') continue
    const [, heures, minutes, secondes, titre = ''] = ligneDeChapitre.exec(ligne.trim()) ?? []
    if (minutes === undefined || (heures !== undefined && Number(minutes) > 59))
      return { ok: false, faute: `Ligne ${rang + 1} : écrivez le temps puis le titre, par exemple « 00:12:30 Les quatre pratiques ».` }
    if (titre.length > 200) return { ok: false, faute: `Ligne ${rang + 1} : ce titre est trop long, 200 signes au plus.` }
    const debut = Number(heures ?? 0) * 3600 + Number(minutes) * 60 + Number(secondes)
    if (chapitres.some((autre) => autre.debut === debut))
      return { ok: false, faute: `Ligne ${rang + 1} : un autre chapitre commence déjà à ${tempsLisible(debut)}.` }
    chapitres.push({ debut, titre })
  }
  if (chapitres.length > chapitresMax) return { ok: false, faute: `${chapitresMax} chapitres au plus.` }
  return { ok: true, chapitres: chapitres.sort((a, b) => a.debut - b.debut) }
}

/** Les chapitres tels qu'ils se saisissent. */
export function ecrireChapitres(chapitres: readonly Chapitre[]): string {
  return chapitres
    .map(({ debut, titre }) => `${debut < 3600 ? '0:' : ''}${debut < 600 ? '0' : ''}${tempsLisible(debut)} ${titre}`)
    .join('\n')
}
