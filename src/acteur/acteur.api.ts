import { z } from 'zod'
import { apiDeFiches, parametresDeListe } from '#fiche/catalogue/lister-api.ts'
import { citer, referenceA, referenceSchema } from '#referentiel/referentiel.api.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { codesDe } from '#socle/api/api.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { citerLieux, lieuSchema } from '#territoire/territoire.api.ts'
import { sorteActeur } from './acteur.sorte.ts'
import { type Acteur, urlActeur } from './acteur.ts'
import { acteurs, catalyseurs } from './annuaire.ts'

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

export const api = apiDeFiches(sorteActeur, {
  fonds: (c) => (c.req.query('catalyseur') === '1' ? catalyseurs : acteurs),
  parametres: parametresDeListe(
    { examines: '500 fiches examinées', ou: 'Nom, code Insee, SIREN ou code postal.', rang: '« q » est donné' },
    {
      catalyseur: z.enum(['1']).optional().describe('« 1 » : les catalyseurs seulement.'),
      pratique: codesDe('pratiques'),
      thematique: codesDe('thématiques'),
      profil: codesDe('profils'),
      sphere: codesDe('sphères'),
      activite: codesDe('activités'),
      odd: codesDe('ODD'),
    },
  ),
  lister: {
    id: 'listerActeurs',
    resume: 'Lister les acteurs',
    detail: 'Les fiches publiées, par nom ; avec « q », de la plus pertinente à la moins.',
    exemple: '/api/v1/acteurs?catalyseur=1&limite=5',
  },
  lire: {
    id: 'lireActeur',
    resume: 'Lire une fiche',
    detail: 'Une fiche publiée.',
    cle: 'La clé de la fiche.',
    aucune: "Aucune fiche publiée n'a cette clé.",
    exemple: '/api/v1/acteurs/ronalpia',
  },
  donnee: acteur,
  presenter,
})

// Jamais d'adresse de contact.
async function presenter(db: Db, fiches: Acteur[]): Promise<z.infer<typeof acteur>[]> {
  const referentiel = await chargerReferentiel(db)
  const lieux = await citerLieux(
    db,
    fiches.flatMap(({ communeId, departementId, territoireIds }) => [communeId, departementId, ...territoireIds]),
  )
  return fiches.map((fiche) => ({
    cle: fiche.slug,
    nom: fiche.nom,
    catalyseur: fiche.estCatalyseur,
    profil: referenceA(referentiel, fiche.profilId),
    sphere: referenceA(referentiel, fiche.sphereId),
    pratiques: citer(referentiel, fiche.termeIds, 'pratique'),
    activites: citer(referentiel, fiche.termeIds, 'activite'),
    thematiques: citer(referentiel, fiche.termeIds, 'thematique'),
    odd: citer(referentiel, fiche.termeIds, 'odd'),
    resume: fiche.resume,
    description: fiche.description,
    siege: lieux.get(fiche.communeId ?? 0) ?? null,
    departement: lieux.get(fiche.departementId ?? 0) ?? null,
    longitude: fiche.point?.longitude ?? null,
    latitude: fiche.point?.latitude ?? null,
    territoires: fiche.territoireIds.flatMap((id) => lieux.get(id) ?? []),
    liens: fiche.liens,
    siret: fiche.siret,
    rna: fiche.rna,
    source: fiche.source,
    tenue: fiche.proprietaireId !== null,
    verifiee_le: fiche.verifieeLe,
    modifiee_le: fiche.modifieLe.toISOString(),
    url: `${config.adresse}${urlActeur(fiche)}`,
  }))
}
