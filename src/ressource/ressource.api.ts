import { z } from 'zod'
import { apiDeFiches, parametresDeListe } from '#fiche/catalogue/lister-api.ts'
import { citer, referenceA, referenceSchema } from '#referentiel/referentiel.api.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { codesDe } from '#socle/api/api.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { citerLieux, lieuSchema } from '#territoire/territoire.api.ts'
import { champsDuCadre } from './cadre.ts'
import { ressources } from './fonds.ts'
import { sorteRessource } from './ressource.sorte.ts'
import { type Ressource, tranchesDeDuree, urlRessource } from './ressource.ts'

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

export const ressourceEntiere = apercuDeRessource
  .extend({
    corps: z.string().describe('Markdown.'),
    cadre: z
      .record(z.enum(champsDuCadre), z.string())
      .nullable()
      .describe("Pour un exemple : du besoin à l'effet, du Markdown dans chacun."),
  })
  .meta({ id: 'Ressource' })

export const api = apiDeFiches(sorteRessource, {
  rang: 2,
  fonds: () => ressources,
  parametres: parametresDeListe(
    {
      examines: '500 ressources examinées',
      ou: "D'où elle vient : nom, code Insee, SIREN ou code postal.",
      rang: 'le tri est par pertinence',
    },
    {
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
    },
  ),
  lister: {
    id: 'listerRessources',
    resume: 'Lister les ressources',
    detail: 'Les ressources publiées, les plus récentes d’abord ; avec « q », de la plus pertinente à la moins. Sans leur texte.',
    exemple: '/api/v1/ressources?type=methode&limite=5',
  },
  lire: {
    id: 'lireRessource',
    resume: 'Lire une ressource',
    detail: 'Une ressource publiée, texte compris.',
    cle: 'La clé de la ressource.',
    aucune: "Aucune ressource publiée n'a cette clé.",
    exemple: '/api/v1/ressources/fiche-d-alliance',
  },
  donnee: apercuDeRessource,
  entiere: { schema: ressourceEntiere, reste: ({ corps, cadre }) => ({ corps, cadre }) },
  presenter,
})

async function presenter(db: Db, fiches: Ressource[]): Promise<z.infer<typeof apercuDeRessource>[]> {
  const referentiel = await chargerReferentiel(db)
  const lieux = await citerLieux(
    db,
    fiches.map(({ territoireId }) => territoireId),
  )
  return fiches.map((r) => ({
    cle: r.slug,
    titre: r.titre,
    resume: r.resume,
    type: referenceA(referentiel, r.typeId),
    maturite: referenceA(referentiel, r.maturiteId),
    duree_minutes: r.dureeMinutes,
    thematiques: citer(referentiel, r.termeIds, 'thematique'),
    pratiques: citer(referentiel, r.termeIds, 'pratique'),
    profils: citer(referentiel, r.termeIds, 'profil'),
    odd: citer(referentiel, r.termeIds, 'odd'),
    cibles: citer(referentiel, r.termeIds, 'cible'),
    auteurs: r.auteurs,
    annee: r.annee,
    licence: r.licence,
    langue: r.langue,
    source: r.source,
    source_url: r.sourceUrl,
    proposition: r.estProposition,
    verifiee_le: r.verifieeLe,
    publiee_le: r.publieeLe?.toISOString() ?? null,
    modifiee_le: r.modifieLe.toISOString(),
    url: `${config.adresse}${urlRessource(r)}`,
    territoire: lieux.get(r.territoireId ?? 0) ?? null,
  }))
}
