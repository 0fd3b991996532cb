import { z } from 'zod'
import { apiDeFiches, parametresDeListe } from '#fiche/catalogue/lister-api.ts'
import { enReference, referenceSchema } from '#referentiel/referentiel.api.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { codesDe } from '#socle/api/api.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { citerLieux, lieuSchema } from '#territoire/territoire.api.ts'
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

export const api = apiDeFiches(sorteBesoin, {
  rang: 3,
  fonds: () => besoins,
  parametres: parametresDeListe(
    {
      examines: '500 besoins examinés',
      ou: 'Où : nom, code Insee, SIREN ou code postal.',
      rang: 'le tri est par pertinence ou proximité',
    },
    {
      etat: z.array(z.enum(codes)).optional().describe('Où il en est ; l’un d’eux suffit.'),
      thematique: codesDe('thématiques'),
      region: codesDe('régions (Insee)'),
      tri: z
        .enum(['date', 'titre', 'pertinence', 'proximite'])
        .optional()
        .describe('Sans rien : par date, ou par pertinence quand « q » est donné.'),
    },
  ),
  lister: {
    id: 'listerBesoins',
    resume: 'Lister les besoins',
    detail: 'Les besoins que tous lisent, terminés compris, les plus récents d’abord.',
    exemple: '/api/v1/besoins?etat=exprime&limite=5',
  },
  lire: {
    id: 'lireBesoin',
    resume: 'Lire un besoin',
    detail: 'Un besoin, dans les mots de qui l’a dit.',
    cle: 'La clé du besoin.',
    aucune: "Aucun besoin public n'a cette clé.",
    exemple: '/api/v1/besoins/un-medecin-au-bourg',
  },
  donnee: schema,
  presenter,
})

async function presenter(db: Db, lus: Besoin[]): Promise<z.infer<typeof schema>[]> {
  const referentiel = await chargerReferentiel(db)
  const [lieux, apercus] = await Promise.all([
    citerLieux(
      db,
      lus.map(({ territoireId }) => territoireId),
    ),
    listApercusParIds(
      db,
      lus.map(({ id }) => id),
    ),
  ])
  return lus.map((b) => ({
    cle: b.slug,
    titre: b.titre,
    pour_qui: b.pourQui,
    recit: b.recit,
    deja_tente: b.dejaTente,
    etat: codes.find((code) => code === b.etat) ?? 'exprime',
    pourquoi: b.pourquoi,
    thematiques: b.termeIds.flatMap((id) => referentiel.parId(id) ?? []).map(enReference),
    territoire: lieux.get(b.territoireId ?? 0) ?? null,
    voix: apercus.find(({ id }) => id === b.id)?.voix ?? 0,
    exprime_le: b.exprimeLe?.toISOString() ?? null,
    premiere_reponse_le: b.premiereReponseLe?.toISOString() ?? null,
    ferme_le: b.fermeLe?.toISOString() ?? null,
    modifie_le: b.modifieLe.toISOString(),
    url: `${config.adresse}${urlBesoin(b)}`,
  }))
}
