import { z } from 'zod'
import { versions } from '#parcours/versions.ts'
import { listes } from '#referentiel/referentiel.ts'
import { niveaux } from '#territoire/territoire.ts'

/** Ce que l'API rend : les mêmes schémas décrivent /api/v1/openapi.json et vérifient les réponses dans les tests. */

export const reference = z
  .object({
    code: z.string(),
    libelle: z.string(),
    proposition: z.boolean().describe('Vrai : proposition de départ, non validée par le réseau.'),
  })
  .meta({ id: 'Reference' })

export const lieu = z
  .object({ niveau: z.enum(niveaux), code: z.string().describe('Code Insee, ou SIREN d’un EPCI.'), nom: z.string(), url: z.url() })
  .meta({ id: 'Lieu' })

export const acteur = z
  .object({
    cle: z.string().describe('Identifiant stable dans les URL.'),
    nom: z.string(),
    catalyseur: z.boolean(),
    profil: reference.nullable(),
    sphere: reference.nullable(),
    pratiques: z.array(reference),
    activites: z.array(reference),
    thematiques: z.array(reference),
    odd: z.array(reference),
    resume: z.string(),
    description: z.string().describe('Markdown.'),
    siege: lieu.nullable(),
    departement: lieu.nullable(),
    longitude: z.number().nullable().describe('Degrés, WGS 84.'),
    latitude: z.number().nullable(),
    territoires: z.array(lieu).describe("Territoires d'action."),
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

export const territoire = lieu
  .extend({
    nature: z.string().nullable(),
    population: z.number().int().nullable(),
    codes_postaux: z.array(z.string()),
    longitude: z.number().nullable(),
    latitude: z.number().nullable(),
    epci: z.string().nullable(),
    departement: z.string().nullable(),
    region: z.string().nullable(),
    source: z.string(),
  })
  .meta({ id: 'Territoire' })

const terme = z
  .object({
    liste: z.enum(listes),
    code: z.string(),
    libelle: z.string(),
    definition: z.string(),
    parent: z.string().nullable(),
    proposition: z.boolean(),
    source: z.string().nullable(),
  })
  .meta({ id: 'Terme' })

const etape = z.object({
  cle: z.string(),
  titre: z.string(),
  des: z.enum(versions).describe('La version la plus courte où elle paraît.'),
  url: z.url(),
})

export const parcours = z
  .object({
    cle: z.string().describe('Identifiant stable dans les URL.'),
    titre: z.string(),
    resume: z.string(),
    but: z.string().describe('Markdown.'),
    pour_qui: z.string(),
    proposition: z.boolean().describe('Vrai : proposition de départ, non validée par le réseau.'),
    source: z.string(),
    thematiques: z.array(reference),
    pratiques: z.array(reference),
    profils: z.array(reference),
    minutes: z.record(z.enum(versions), z.number().int()).describe('Le temps de chaque version, en minutes.'),
    etapes: z.array(etape).describe('Celles de la version la plus longue.'),
    modifie_le: z.iso.datetime(),
    url: z.url(),
  })
  .meta({ id: 'Parcours' })

export const suite = z.url().nullable().describe("L'adresse de la page suivante ; null à la dernière.")
export const pageDActeurs = z.object({ total: z.number().int(), donnees: z.array(acteur), suivante: suite })
export const listeDeTerritoires = z.object({ donnees: z.array(territoire) })
export const listeDeParcours = z.object({ donnees: z.array(parcours) })
export const listeDeTermes = z.object({ donnees: z.array(terme) })
export const erreur = z.object({ erreur: z.string().describe('Une phrase en français.') }).meta({ id: 'Erreur' })

const liste = (quoi: string) => z.array(z.string()).optional().describe(`Codes de ${quoi} ; l'un d'eux suffit.`)
/** Paramètres de /api/v1/acteurs : ceux de l'annuaire. */
export const parametresActeurs = z.object({
  q: z.string().max(200).optional().describe('Texte cherché ; accents et fautes pardonnés. 500 fiches examinées au plus.'),
  territoire: z.string().max(120).optional().describe('Nom, code Insee, SIREN ou code postal.'),
  catalyseur: z.enum(['1']).optional().describe('« 1 » : les catalyseurs seulement.'),
  pratique: liste('pratiques'),
  thematique: liste('thématiques'),
  profil: liste('profils'),
  sphere: liste('sphères'),
  activite: liste('activités'),
  odd: liste('ODD'),
  limite: z.coerce.number().int().min(1).max(100).default(50),
  apres: z.string().optional().describe('Clé de la page suivante, donnée par « suivante ».'),
  rang: z.coerce.number().int().min(0).max(1000).default(0).describe('Rang de départ quand « q » est donné.'),
})
export const parametresTerritoires = z.object({
  q: z.string().min(2).max(120).describe('Nom, code ou code postal.'),
  limite: z.coerce.number().int().min(1).max(50).default(20),
})
