import { Message } from '#interface/Message.tsx'
import { avecParametres } from '#socle/urls.ts'
import { type Ressource, urlRessource } from './ressource.ts'

const phrases = {
  modifiee: 'La ressource est modifiée.',
  inchangee: "Rien n'a changé : la ressource disait déjà cela.",
  restauree: 'La ressource a repris le contenu de la version choisie. La précédente reste dans son historique.',
  proposee: "La ressource est proposée : une personne de l'animation va la relire.",
  publiee: 'La ressource est publiée : tout le monde peut la lire.',
  archivee: "La ressource est archivée : elle n'est plus dans le catalogue.",
  republiee: 'La ressource est de nouveau dans le catalogue.',
} as const
export type Avis = keyof typeof phrases

/** L'adresse de la ressource, avec l'avis de ce qui vient d'être fait. */
export function urlAvecAvis(ressource: Pick<Ressource, 'slug'>, avis: Avis): string {
  return avecParametres(urlRessource(ressource), { avis })
}

/** Ce qui vient d'être fait, d'après le paramètre « avis » de l'URL ; rien si l'avis est inconnu. */
export function AvisDeRessource({ avis }: { avis: string | undefined }) {
  const phrase = Object.entries(phrases).find(([nom]) => nom === avis)?.[1]
  return phrase ? <Message ton="succes">{phrase}</Message> : null
}
