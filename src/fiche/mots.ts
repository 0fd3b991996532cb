import type { Etape, Mots } from './sorte.ts'

type Genre = Pick<Mots, 'genre'>

/** « modifiée » d'une fiche, « modifié » d'un parcours ; « telle » ou « tel ». */
export const accorder = ({ genre }: Genre, masculin: string, marque: 'e' | 'le' = 'e'): string => masculin + (genre === 'f' ? marque : '')

/** Ce qui la reprend dans une phrase : « elle n'est plus », « la remettre ». */
export const pronoms = ({ genre }: Genre) => (genre === 'f' ? { elle: 'elle', la: 'la' } : { elle: 'il', la: 'le' })

/** « à la fiche », « au parcours ». */
export const versLa = ({ la }: Pick<Mots, 'la'>): string => `à ${la}`.replace(/^à le /, 'au ')

/** « une ressource » : « ressource ». */
export const unNom = ({ un }: Pick<Mots, 'un'>): string => un.replace(/^\S+ /, '')

export const majuscule = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1)

/** Le fil d'Ariane d'une fiche, ou d'un acte sur elle : la liste, la fiche, l'acte. `nom` : le champ qui la nomme. */
export const filDe =
  <N extends string, F>(liste: Etape, nom: N, url: (fiche: F) => string) =>
  (fiche: F & Record<N, string>, acte?: string): Etape[] => [
    liste,
    ...(acte ? [{ libelle: fiche[nom], href: url(fiche) }, { libelle: acte }] : [{ libelle: fiche[nom] }]),
  ]
