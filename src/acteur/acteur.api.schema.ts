import { z } from 'zod'
import { referenceSchema } from '#referentiel/referentiel.api.ts'
import { codesDe, suite } from '#socle/api/api.ts'
import { lieuSchema } from '#territoire/territoire.api.ts'

export const acteur = z
  .object({
    cle: z.string().describe('Identifiant stable dans les URL.'),
    nom: z.string(),
    catalyseur: z.boolean(),
    profil: referenceSchema.nullable(),
    sphere: referenceSchema.nullable(),
    pratiques: z.array(referenceSchema),
    activites: z.array(referenceSchema),
    thematiques: z.array(referenceSchema),
    odd: z.array(referenceSchema),
    resume: z.string(),
    description: z.string().describe('Markdown.'),
    siege: lieuSchema.nullable(),
    departement: lieuSchema.nullable(),
    longitude: z.number().nullable().describe('Degrés, WGS 84.'),
    latitude: z.number().nullable(),
    territoires: z.array(lieuSchema).describe("Territoires d'action."),
    liens: z.array(z.string()),
    siret: z.string().nullable(),
    rna: z.string().nullable(),
    source: z.string(),
    tenue: z.boolean().describe('Vrai si l’organisation tient elle-même sa fiche.'),
    verifiee_le: z.iso.date().nullable(),
    modifiee_le: z.iso.datetime(),
    url: z.url(),
  })
  .meta({ id: 'Acteur' })

export const pageDActeurs = z.object({ total: z.number().int(), donnees: z.array(acteur), suivante: suite })

/** Paramètres de /api/v1/acteurs : ceux de l'annuaire. */
export const parametresActeurs = z.object({
  q: z.string().max(200).optional().describe('Texte cherché ; accents et fautes pardonnés. 500 fiches examinées au plus.'),
  territoire: z.string().max(120).optional().describe('Nom, code Insee, SIREN ou code postal.'),
  catalyseur: z.enum(['1']).optional().describe('« 1 » : les catalyseurs seulement.'),
  pratique: codesDe('pratiques'),
  thematique: codesDe('thématiques'),
  profil: codesDe('profils'),
  sphere: codesDe('sphères'),
  activite: codesDe('activités'),
  odd: codesDe('ODD'),
  limite: z.coerce.number().int().min(1).max(100).default(50),
  apres: z.string().optional().describe('Clé de la page suivante, donnée par « suivante ».'),
  rang: z.coerce.number().int().min(0).max(1000).default(0).describe('Rang de départ quand « q » est donné.'),
})
