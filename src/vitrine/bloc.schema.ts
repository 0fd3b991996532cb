import { z } from 'zod'

const titre = z.string().trim().max(120, 'Ce titre est trop long : 120 caractères au plus.').default('')
const texte = z.string().trim().max(10_000, 'Ce texte est trop long : 10 000 caractères au plus.').default('')
const code = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/)

/** Un chemin de ce site, ou une adresse https. */
const adresseDeLien = z
  .string()
  .trim()
  .max(500, 'Cette adresse est trop longue.')
  .refine(
    (href) => /^\/(?![/\\])/.test(href) || URL.parse(href)?.protocol === 'https:',
    'Écrivez un chemin (/ressources) ou une adresse https://.',
  )

const evenementSchema = z.object({ date: z.string().trim().min(1).max(60), titre: z.string().trim().min(1).max(200), texte: texte })
const lienSchema = z.object({
  libelle: z.string().trim().min(1).max(120),
  href: adresseDeLien,
  texte: z.string().trim().max(300).default(''),
})

/** Un bloc de l'accueil d'une vitrine. */
export const blocSchema = z.discriminatedUnion('genre', [
  z.object({ genre: z.literal('texte'), titre, texte }),
  z.object({ genre: z.literal('chiffres'), titre }),
  z.object({ genre: z.literal('carte'), titre }),
  z.object({ genre: z.literal('catalyseurs'), titre }),
  z.object({ genre: z.literal('ressources'), titre, type: code.nullable().default(null) }),
  z.object({ genre: z.literal('webinaires'), titre }),
  z.object({ genre: z.literal('parcours'), titre }),
  z.object({ genre: z.literal('thematiques'), titre }),
  z.object({ genre: z.literal('pratiques'), titre }),
  z.object({ genre: z.literal('frise'), titre, evenements: z.array(evenementSchema).max(40).default([]) }),
  z.object({ genre: z.literal('liens'), titre, liens: z.array(lienSchema).max(24).default([]) }),
  z.object({
    genre: z.literal('appel'),
    titre,
    texte,
    bouton: z.string().trim().min(1, 'Dites ce que fait le bouton.').max(80),
    href: adresseDeLien,
  }),
])
export const blocsSchema = z.array(blocSchema).max(30, 'Trente blocs suffisent à un accueil.')

/** Une couleur « #1f5c4a ». */
export const couleurSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'Écrivez une couleur comme #1f5c4a.')
