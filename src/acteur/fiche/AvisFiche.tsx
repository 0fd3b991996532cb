import { Message } from '#interface/Message.tsx'
import { avecParametres } from '#socle/urls.ts'
import { type Acteur, urlActeur } from '../acteur.ts'

const phrases = {
  modifiee: 'La fiche est modifiée.',
  inchangee: "Rien n'a changé : la fiche disait déjà cela.",
  restauree: 'La fiche a repris le contenu de la version choisie. La précédente reste dans son historique.',
  republiee: "La fiche est de nouveau dans l'annuaire.",
} as const
export type Avis = keyof typeof phrases

/** L'adresse de la fiche, avec l'avis de ce qui vient d'être fait. */
export function urlAvecAvis(fiche: Pick<Acteur, 'slug' | 'estCatalyseur'>, avis: Avis): string {
  return avecParametres(urlActeur(fiche), { avis })
}

/** Ce qui vient d'être fait sur la fiche, d'après le paramètre « avis » de l'URL ; rien si l'avis est inconnu. */
export function AvisFiche({ avis }: { avis: string | undefined }) {
  const phrase = Object.entries(phrases).find(([nom]) => nom === avis)?.[1]
  return phrase ? <Message ton="succes">{phrase}</Message> : null
}
