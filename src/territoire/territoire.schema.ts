import { z } from 'zod'
import { plusieurs, un } from '#socle/formulaire.ts'
import { cheminDuNiveau, type Niveau, niveaux } from './territoire.ts'

export const niveau = z.enum(niveaux)

/** Le niveau écrit au pluriel dans l'URL, ou undefined. */
export const niveauDuChemin = (chemin: string): Niveau | undefined => niveaux.find((n) => cheminDuNiveau[n] === chemin)

/** /territoires?q=&carte= */
export const filtresNationaux = z.object({
  q: un(z.string().max(200), ''),
  carte: un(z.enum(['regions', 'departements']), 'departements'),
})

/** /territoires/suggestions?q=&niveau= */
export const recherche = z.object({
  q: un(z.string().max(200), ''),
  niveau: plusieurs(niveau),
})

/** La page d'un territoire : où en est la liste de ce qu'il contient. */
const identifiant = un(z.coerce.number().int().positive().max(2_147_483_647).optional(), undefined)
export const tranche = z.object({ apres: identifiant, avant: identifiant })

export const natures = ['PETR', 'CRTE', 'Pays', 'Parc naturel régional', 'Bassin de vie', "Bassin d'emploi", 'SCoT', 'Autre'] as const

/** Le formulaire d'un groupement ; `membres` : un nom ou un code par ligne (ou séparés par des virgules, des points-virgules). */
export const groupement = z.object({
  nom: z.string().min(3, 'Donnez un nom d’au moins 3 lettres.').max(150, 'Un nom de 150 lettres suffit.'),
  nature: z.enum(natures, 'Choisissez la nature du groupement.'),
  membres: z.string().min(1, 'Nommez au moins un membre.').max(60_000, 'Cette liste est trop longue : 1 000 membres au plus.'),
})
export type SaisieGroupement = z.infer<typeof groupement>
