import { z } from 'zod'
import { plusieurs, un } from '#socle/formulaire.ts'
import { avecParametres } from '#socle/urls.ts'
import type { Dimension, Fonds } from './fonds.ts'

/** L'URL lue : ce que la personne demande, mot pour mot. */
export type Demande = {
  q: string
  territoire: string
  /** Par dimension, les codes cochés. */
  choix: Readonly<Record<string, readonly string[]>>
  tri: string | undefined
  /** « tous » : montre aussi les filtres les plus fins. */
  filtres: 'tous' | undefined
  apres: string | undefined
  avant: string | undefined
  rang: number
  /** D'où l'on vient, quand la page le redit : le nom d'un paramètre à 1, comme « pourmoi ». */
  marque: string | undefined
}

const texte = (max: number) => un(z.string().max(max), '')
const cle = un(z.string().max(300).optional(), undefined)

// Faire un schéma coûte plus que s'en servir : une fois par fonds.
const lectures = new WeakMap<Fonds<unknown>, z.ZodType<Demande>>()

/** La lecture d'une URL de ce fonds ; une valeur absurde est ignorée, jamais une erreur. */
export function lectureDe(fonds: Fonds<unknown>): z.ZodType<Demande> {
  const lecture = lectures.get(fonds) ?? faireLecture(fonds)
  lectures.set(fonds, lecture)
  return lecture
}

function faireLecture({ dimensions, ordres, marques }: Fonds<unknown>): z.ZodType<Demande> {
  const choix = z.object(Object.fromEntries(dimensions.map((dimension) => [dimension.nom, plusieurs(codeDe(dimension))])))
  const reste = z.object({
    q: texte(200),
    territoire: texte(120),
    tri: un(z.enum(['pertinence', 'proximite', ...ordres.map(({ nom }) => nom)]).optional(), undefined),
    filtres: un(z.enum(['tous']).optional(), undefined),
    apres: cle,
    avant: cle,
    rang: un(z.coerce.number().int().min(0).max(1000), 0),
  })
  const marquees = z.object(Object.fromEntries(marques.map((nom) => [nom, un(z.enum(['1']).optional(), undefined)])))
  return z.unknown().transform((url) => {
    const posees = marquees.parse(url)
    return { ...reste.parse(url), choix: choix.parse(url), marque: marques.find((nom) => posees[nom]) }
  })
}

function codeDe(dimension: Dimension) {
  return dimension.genre === 'tranche' ? z.enum(dimension.tranches.map(({ code }) => code)) : z.string().regex(/^[a-z0-9][a-z0-9.-]{0,60}$/)
}

/** Les seuls paramètres qui choisissent et rangent, sans la page : ce que partagent liste, carte, fil et exports. */
export const parametresDeChoix = ({ q, territoire, choix, tri }: Demande) => ({ q, territoire, ...choix, tri })

/** L'adresse d'une demande : lue de nouveau, elle redit la même. */
export function ecrire(chemin: string, demande: Demande): string {
  const { filtres, apres, avant, rang, marque } = demande
  const page = { filtres, apres, avant, rang: rang || undefined, ...(marque ? { [marque]: '1' } : {}) }
  return avecParametres(chemin, { ...parametresDeChoix(demande), ...page })
}

/** L'adresse de la même liste, changée : à sa première page, sauf à en choisir une autre. */
export function changer(chemin: string, demande: Demande, changement: Partial<Demande> = {}): string {
  return ecrire(chemin, { ...demande, apres: undefined, avant: undefined, rang: 0, ...changement })
}

/** Les codes cochés dans une dimension. */
export const coches = ({ choix }: Demande, dimension: string): readonly string[] => choix[dimension] ?? []
