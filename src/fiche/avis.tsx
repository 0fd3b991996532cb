import { Message } from '#interface/Message.tsx'
import { avecParametres } from '#socle/urls.ts'
import { accorder, majuscule, pronoms } from './mots.ts'
import type { Mots } from './sorte.ts'

type Nommee = { mots: Mots }

/** Ce qui vient d'être fait sur une fiche, dit une fois sur sa page. */
const phrases = {
  modifiee: ({ mots }: Nommee) => `${majuscule(mots.la)} est ${accorder(mots, 'modifié')}.`,
  inchangee: ({ mots }: Nommee) => `Rien n'a changé : ${mots.la} disait déjà cela.`,
  restauree: ({ mots }: Nommee) =>
    `${majuscule(mots.la)} a repris le contenu de la version choisie. La précédente reste dans son historique.`,
  proposee: ({ mots }: Nommee) =>
    `${majuscule(mots.la)} est ${accorder(mots, 'proposé')} : une personne de l'animation va ${pronoms(mots).la} relire.`,
  publiee: ({ mots }: Nommee) => `${majuscule(mots.la)} est ${accorder(mots, 'publié')} : tout le monde peut ${pronoms(mots).la} lire.`,
  archivee: ({ mots }: Nommee) => `${majuscule(mots.la)} est ${accorder(mots, 'archivé')} : ${pronoms(mots).elle} n'est plus ${mots.dans}.`,
  republiee: ({ mots }: Nommee) => `${majuscule(mots.la)} est de nouveau ${mots.dans}.`,
} as const
export type Avis = keyof typeof phrases

/** L'adresse d'une fiche, avec l'avis de ce qui vient d'être fait. */
export const urlAvecAvis = (url: string, avis: Avis): string => avecParametres(url, { avis })

/** L'avis que porte le paramètre « avis » de l'URL ; rien s'il est inconnu. */
export function AvisDeFiche({ sorte, avis }: { sorte: Nommee; avis: string | undefined }) {
  const dire = Object.entries(phrases).find(([nom]) => nom === avis)?.[1]
  return dire ? <Message ton="succes">{dire(sorte)}</Message> : null
}
