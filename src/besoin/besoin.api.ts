import { z } from 'zod'
import { dansLOrdre, listerFonds } from '#fiche/catalogue/lister-api.ts'
import { enReference, referenceSchema } from '#referentiel/referentiel.api.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { apiDe, codesDe, lireParametres, suite } from '#socle/api/api.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import { enLieu, lieuSchema } from '#territoire/territoire.api.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { findBySlug, listByIds } from './besoin.depot.ts'
import { listApercusParIds } from './besoin.repository.ts'
import { sorteBesoin } from './besoin.sorte.ts'
import { avancements, type Besoin, urlBesoin } from './besoin.ts'
import { besoins } from './fonds.ts'

const codes = avancements.map(({ code }) => code)

const schema = z
  .object({
    cle: z.string().describe('Identifiant stable dans les URL.'),
    titre: z.string(),
    pour_qui: z.string(),
    recit: z.string(),
    deja_tente: z.string(),
    etat: z.enum(codes),
    pourquoi: z.string().describe('Pourquoi il a été laissé.'),
    thematiques: z.array(referenceSchema),
    territoire: lieuSchema.nullable(),
    voix: z.number().int().describe('Combien l’ont dit, « nous aussi » compris.'),
    exprime_le: z.iso.datetime().nullable(),
    premiere_reponse_le: z.iso.datetime().nullable(),
    ferme_le: z.iso.datetime().nullable(),
    modifie_le: z.iso.datetime(),
    url: z.url(),
  })
  .meta({ id: 'Besoin' })

const pageDeBesoins = z.object({ total: z.number().int(), donnees: z.array(schema), suivante: suite })

const parametres = z.object({
  q: z.string().max(200).optional().describe('Texte cherché ; accents et fautes pardonnés. 500 besoins examinés au plus.'),
  territoire: z.string().max(120).optional().describe('Où : nom, code Insee, SIREN ou code postal.'),
  etat: z.array(z.enum(codes)).optional().describe('Où il en est ; l’un d’eux suffit.'),
  thematique: codesDe('thématiques'),
  region: codesDe('régions (Insee)'),
  tri: z
    .enum(['date', 'titre', 'pertinence', 'proximite'])
    .optional()
    .describe('Sans rien : par date, ou par pertinence quand « q » est donné.'),
  limite: z.coerce.number().int().min(1).max(100).default(50),
  apres: z.string().optional().describe('Clé de la page suivante, donnée par « suivante ».'),
  rang: z.coerce.number().int().min(0).max(1000).default(0).describe('Rang de départ quand le tri est par pertinence ou proximité.'),
})

export const api = apiDe([
  {
    rang: 3,
    chemin: '/api/v1/besoins',
    id: 'listerBesoins',
    resume: 'Lister les besoins',
    detail: 'Les besoins que tous lisent, terminés compris, les plus récents d’abord.',
    parametres,
    reponse: pageDeBesoins,
    exemple: '/api/v1/besoins?etat=exprime&limite=5',
    repondre: lister,
  },
  {
    rang: 3,
    chemin: '/api/v1/besoins/{cle}',
    id: 'lireBesoin',
    resume: 'Lire un besoin',
    detail: 'Un besoin, dans les mots de qui l’a dit.',
    dansLeChemin: { cle: 'La clé du besoin.' },
    reponse: schema,
    exemple: '/api/v1/besoins/un-medecin-au-bourg',
    repondre: lire,
  },
])

async function lister(c: Contexte): Promise<Response> {
  const { db } = c.var
  const { total, ids, suivante } = await listerFonds(c, besoins, lireParametres(c, parametres))
  const donnees = await presenter(db, dansLOrdre(await listByIds(db, ids), ids))
  return c.json({ total, donnees, suivante } satisfies z.infer<typeof pageDeBesoins>)
}

async function lire(c: Contexte): Promise<Response> {
  const lu = await findBySlug(c.var.db, c.req.param('cle') ?? '')
  const besoin = trouve(lu && sorteBesoin.etats[lu.etat].public ? lu : undefined, "Aucun besoin public n'a cette clé.")
  return c.json(trouve((await presenter(c.var.db, [besoin]))[0], ''))
}

async function presenter(db: Db, lus: Besoin[]): Promise<z.infer<typeof schema>[]> {
  const referentiel = await chargerReferentiel(db)
  const [lieux, apercus] = await Promise.all([
    findByIds(db, [...new Set(lus.flatMap(({ territoireId }) => territoireId ?? []))]),
    listApercusParIds(
      db,
      lus.map(({ id }) => id),
    ),
  ])
  return lus.map((b) => {
    const territoire = lieux.find(({ id }) => id === b.territoireId)
    return {
      cle: b.slug,
      titre: b.titre,
      pour_qui: b.pourQui,
      recit: b.recit,
      deja_tente: b.dejaTente,
      etat: codes.find((code) => code === b.etat) ?? 'exprime',
      pourquoi: b.pourquoi,
      thematiques: b.termeIds.flatMap((id) => referentiel.parId(id) ?? []).map(enReference),
      territoire: territoire ? enLieu(territoire) : null,
      voix: apercus.find(({ id }) => id === b.id)?.voix ?? 0,
      exprime_le: b.exprimeLe?.toISOString() ?? null,
      premiere_reponse_le: b.premiereReponseLe?.toISOString() ?? null,
      ferme_le: b.fermeLe?.toISOString() ?? null,
      modifie_le: b.modifieLe.toISOString(),
      url: `${config.adresse}${urlBesoin(b)}`,
    }
  })
}
