import { z } from 'zod'
import { apiDe } from '#socle/api/api.ts'
import type { Contexte } from '#socle/routes.ts'
import { chargerReferentiel } from './referentiel.repository.ts'
import { type Liste, listes, type Referentiel, type Terme } from './referentiel.ts'

/** Un terme cité par l'API. */
export const referenceSchema = z
  .object({
    code: z.string(),
    libelle: z.string(),
    proposition: z.boolean().describe('Vrai : proposition de départ, non validée par le réseau.'),
  })
  .meta({ id: 'Reference' })

export const enReference = ({ code, libelle, estProposition }: Terme) => ({ code, libelle, proposition: estProposition })

/** Ceux de ces termes qui sont de cette liste, cités dans son ordre. */
export const citer = (referentiel: Referentiel, ids: readonly number[], liste: Liste) => referentiel.parIds(ids, liste).map(enReference)

/** Ce terme, cité ; null s'il n'y en a pas. */
export function referenceA(referentiel: Referentiel, id: number | null) {
  const lu = id === null ? undefined : referentiel.parId(id)
  return lu ? enReference(lu) : null
}

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

export const listeDeTermes = z.object({ donnees: z.array(terme) })

export const api = apiDe([
  {
    rang: 5,
    chemin: '/api/v1/referentiel',
    id: 'lireReferentiel',
    resume: 'Lire le référentiel',
    detail: 'Toutes les listes du réseau : pratiques, thématiques, profils, ODD…',
    reponse: listeDeTermes,
    exemple: '/api/v1/referentiel',
    repondre: lireReferentiel,
  },
])

async function lireReferentiel(c: Contexte): Promise<Response> {
  const referentiel = await chargerReferentiel(c.var.db)
  const donnees = referentiel.termes
    .filter(({ retireLe }) => retireLe === null)
    .map(({ liste, code, libelle, definition, parentId, estProposition, source }) => {
      const parent = parentId === null ? null : (referentiel.parId(parentId)?.code ?? null)
      return { liste, code, libelle, definition, parent, proposition: estProposition, source }
    })
  return c.json({ donnees } satisfies z.infer<typeof listeDeTermes>)
}
