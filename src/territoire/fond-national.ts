import type { ZoneDeCarte } from '#instruments/carte/donnees.ts'
import { gardeeTantQue } from '#socle/revision.ts'
import { listContours } from './contour.repository.ts'
import { listParNiveau } from './territoire.repository.ts'
import type { Territoire } from './territoire.ts'

/** Les départements et leurs contours, prêts à servir de fond à une carte de France. */
export type FondNational = { departements: Territoire[]; zones: ZoneDeCarte[]; indicatif: boolean }

/** Le fond de toutes les cartes de France, gardé tant qu'aucun contour ne change : les dessiner de nouveau coûterait plus que la page. */
export const chargerFondNational = gardeeTantQue(
  ['territoire', 'contour'],
  async (db): Promise<FondNational> => {
    const departements = await listParNiveau(db, 'departement')
    const contours = await listContours(
      db,
      departements.map(({ id }) => id),
    )
    const nomDe = new Map(departements.map(({ id, nom }) => [id, nom]))
    return {
      departements,
      zones: contours.map((c) => ({ id: c.territoireId, d: c.geometrie, libelle: nomDe.get(c.territoireId) ?? '' })),
      indicatif: contours.some((c) => c.estIndicatif),
    }
  },
  { annoncees: true },
)
