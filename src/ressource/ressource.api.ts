import { z } from 'zod'
import { dansLOrdre, listerFonds } from '#fiche/catalogue/lister-api.ts'
import { enReference, referenceA, referenceSchema } from '#referentiel/referentiel.api.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Liste } from '#referentiel/referentiel.ts'
import { apiDe, codesDe, lireParametres, suite } from '#socle/api/api.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import { enLieu, lieuSchema } from '#territoire/territoire.api.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { champsDuCadre } from './cadre.ts'
import { ressources } from './fonds.ts'
import { findBySlug, listByIds } from './ressource.depot.ts'
import { type Ressource, tranchesDeDuree, urlRessource } from './ressource.ts'

/** Une ressource dans une liste : tout, sauf son texte. */
const apercuDeRessource = z
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

export const pageDeRessources = z.object({ total: z.number().int(), donnees: z.array(apercuDeRessource), suivante: suite })

/** Paramètres de /api/v1/ressources : ceux du catalogue. */
const parametresRessources = z.object({
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

export const api = apiDe([
  {
    rang: 2,
    chemin: '/api/v1/ressources',
    id: 'listerRessources',
    resume: 'Lister les ressources',
    detail: 'Les ressources publiées, les plus récentes d’abord ; avec « q », de la plus pertinente à la moins. Sans leur texte.',
    parametres: parametresRessources,
    reponse: pageDeRessources,
    exemple: '/api/v1/ressources?type=methode&limite=5',
    repondre: listerRessources,
  },
  {
    rang: 2,
    chemin: '/api/v1/ressources/{cle}',
    id: 'lireRessource',
    resume: 'Lire une ressource',
    detail: 'Une ressource publiée, texte compris.',
    dansLeChemin: { cle: 'La clé de la ressource.' },
    reponse: ressourceEntiere,
    exemple: '/api/v1/ressources/fiche-d-alliance',
    repondre: lireRessource,
  },
])

async function listerRessources(c: Contexte): Promise<Response> {
  const { db } = c.var
  const { total, ids, suivante } = await listerFonds(c, ressources, lireParametres(c, parametresRessources))
  const donnees = await presenter(db, dansLOrdre(await listByIds(db, ids), ids))
  return c.json({ total, donnees, suivante } satisfies z.infer<typeof pageDeRessources>)
}

async function lireRessource(c: Contexte): Promise<Response> {
  const { db } = c.var
  const trouvee = await findBySlug(db, c.req.param('cle') ?? '')
  const publiee = trouve(trouvee?.etat === 'publiee' ? trouvee : undefined, "Aucune ressource publiée n'a cette clé.")
  const [apercu] = await presenter(db, [publiee])
  const { corps, cadre } = publiee
  return c.json({ ...trouve(apercu, ''), corps, cadre } satisfies z.infer<typeof ressourceEntiere>)
}

async function presenter(db: Db, fiches: Ressource[]): Promise<z.infer<typeof apercuDeRessource>[]> {
  const ids = fiches.flatMap(({ territoireId }) => territoireId ?? [])
  const lieux = new Map((await findByIds(db, [...new Set(ids)])).map((territoire) => [territoire.id, enLieu(territoire)]))
  const referentiel = await chargerReferentiel(db)
  const citer = ({ termeIds }: Ressource, liste: Liste) => referentiel.parIds(termeIds, liste).map(enReference)
  return fiches.map((r) => ({
    cle: r.slug,
    titre: r.titre,
    resume: r.resume,
    type: referenceA(referentiel, r.typeId),
    maturite: referenceA(referentiel, r.maturiteId),
    duree_minutes: r.dureeMinutes,
    thematiques: citer(r, 'thematique'),
    pratiques: citer(r, 'pratique'),
    profils: citer(r, 'profil'),
    odd: citer(r, 'odd'),
    cibles: citer(r, 'cible'),
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
