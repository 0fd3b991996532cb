import { z } from 'zod'

const media = z.object({
  /** L'identifiant dans WordPress ; 0 : cité par un texte, absent de l'export. */
  id: z.number(),
  url: z.string(),
  titre: z.string(),
  alternative: z.string(),
  /** Les rangs, dans le fichier, des contenus qui le citent. */
  citePar: z.array(z.number()),
})
export type Media = z.infer<typeof media>

export const analyse = z.object({
  site: z.object({ titre: z.string(), url: z.string(), langue: z.string(), auteurs: z.array(z.tuple([z.string(), z.string()])) }),
  /** Tout ce que le fichier contient, par type de WordPress. */
  types: z.array(z.object({ type: z.string(), texte: z.boolean(), nombre: z.number(), brouillons: z.number(), ecartes: z.number() })),
  /** Catégories, étiquettes et autres rubriques des textes, les plus employées d'abord. */
  classements: z.array(z.object({ cle: z.string(), domaine: z.string(), nom: z.string(), nombre: z.number() })),
  /** Les rubriques au-delà de celles qu'on montre. */
  autresClassements: z.number(),
  auteurs: z.array(z.object({ nom: z.string(), nombre: z.number() })),
  medias: z.array(media),
})
/** Ce que contient un export WordPress, lu une première fois en entier. */
export type Analyse = z.infer<typeof analyse>

/** Le nombre de textes du fichier : autant de lignes au compte rendu. */
export const totalDesTextes = ({ types }: Analyse): number => types.reduce((somme, { texte, nombre }) => somme + (texte ? nombre : 0), 0)

/** Les textes que WordPress avait publiés ou en brouillon, et que rien n'écarte. */
export const reprenables = ({ types }: Analyse) => types.filter(({ texte, nombre, ecartes }) => texte && nombre > ecartes)
