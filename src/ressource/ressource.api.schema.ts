import { z } from 'zod'
import { referenceSchema } from '#referentiel/referentiel.api.ts'
import { champsDuCadre } from '#ressource/cadre.ts'
import { tranchesDeDuree } from '#ressource/ressource.ts'
import { codesDe, suite } from '#socle/api/api.ts'
import { lieuSchema } from '#territoire/territoire.api.ts'

/** Une ressource dans une liste : tout, sauf son texte. */
export const apercuDeRessource = z
  .object({
    cle: z.string().describe('Identifiant stable dans les URL.'),
    titre: z.string(),
    resume: z.string(),
    type: referenceSchema.nullable(),
    maturite: referenceSchema.nullable(),
    duree_minutes: z.number().int().nullable().describe("Le temps qu'elle demande."),
    thematiques: z.array(referenceSchema),
    pratiques: z.array(referenceSchema),
    profils: z.array(referenceSchema),
    odd: z.array(referenceSchema),
    cibles: z.array(referenceSchema),
    territoire: lieuSchema.nullable().describe("D'où elle vient."),
    auteurs: z.array(z.string()).describe('Les signatures à citer.'),
    annee: z.number().int().nullable(),
    licence: z.string().describe('Identifiant SPDX, ou « droits-reserves ».'),
    langue: z.string(),
    source: z.string(),
    source_url: z.string().nullable(),
    proposition: z.boolean().describe('Vrai : proposition de départ, non validée par le réseau.'),
    verifiee_le: z.iso.date().nullable(),
    publiee_le: z.iso.datetime().nullable(),
    modifiee_le: z.iso.datetime(),
    url: z.url(),
  })
  .meta({ id: 'ApercuDeRessource' })

export const ressource = apercuDeRessource
  .extend({
    corps: z.string().describe('Markdown.'),
    cadre: z
      .record(z.enum(champsDuCadre), z.string())
      .nullable()
      .describe("Pour un exemple : du besoin à l'effet, du Markdown dans chacun."),
  })
  .meta({ id: 'Ressource' })

export const pageDeRessources = z.object({ total: z.number().int(), donnees: z.array(apercuDeRessource), suivante: suite })

/** Paramètres de /api/v1/ressources : ceux du catalogue. */
export const parametresRessources = z.object({
  q: z.string().max(200).optional().describe('Texte cherché ; accents et fautes pardonnés. 500 ressources examinées au plus.'),
  territoire: z.string().max(120).optional().describe("D'où elle vient : nom, code Insee, SIREN ou code postal."),
  type: codesDe('types (M.E.D.O.C.)'),
  thematique: codesDe('thématiques'),
  pratique: codesDe('pratiques'),
  profil: codesDe('profils'),
  maturite: codesDe('maturités'),
  odd: codesDe('ODD'),
  cible: codesDe("cibles de l'ODD 17"),
  duree: z
    .array(z.enum(tranchesDeDuree.map(({ code }) => code)))
    .optional()
    .describe("Temps au plus ; l'un d'eux suffit."),
  region: codesDe('régions (Insee)'),
  tri: z.enum(['date', 'titre', 'pertinence']).optional().describe('Sans rien : par date, ou par pertinence quand « q » est donné.'),
  limite: z.coerce.number().int().min(1).max(100).default(50),
  apres: z.string().optional().describe('Clé de la page suivante, donnée par « suivante ».'),
  rang: z.coerce.number().int().min(0).max(1000).default(0).describe('Rang de départ quand le tri est par pertinence.'),
})
