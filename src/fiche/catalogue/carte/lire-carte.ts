import type { Db } from '#socle/db.ts'
import { chargerFondNational, type FondNational } from '#territoire/fond-national.ts'
import { type PointDeFiche, parDepartement, type SurLaCarte, type Trouve } from '../question/fonds.ts'
import { countParValeur } from '../reponse/facettes.repository.ts'
import { countSansPoint, listPoints, type Place } from './carte.repository.ts'

/** Au-delà, la carte montre un disque par département et non un point par fiche. */
const pointsAuPlus = 400

export type VueDeCarte = Pick<SurLaCarte, 'noms' | 'classe'> & {
  fond: FondNational
  enDetail: boolean
  points: (PointDeFiche & Place & { href: string })[]
  /** Un compte par département : de toutes les fiches quand elles sont nombreuses, sinon de celles qu'on ne situe pas mieux. */
  parDepartement: Map<number, number>
}

/** La carte de ce qui est trouvé : les fiches une à une, ou comptées par département quand elles sont nombreuses. */
export async function lireCarte(db: Db, trouve: Trouve<unknown>, total: number): Promise<VueDeCarte | null> {
  const { carte } = trouve.fonds
  if (!carte) return null
  const enDetail = total <= pointsAuPlus
  const [fond, points, comptes] = await Promise.all([
    chargerFondNational(db),
    enDetail ? listPoints(db, trouve, carte.colonnes, pointsAuPlus) : [],
    enDetail ? countSansPoint(db, trouve) : countParValeur(db, trouve, parDepartement, null),
  ])
  const { noms, classe, lien } = carte
  return { noms, classe, fond, enDetail, points: points.map((point) => ({ ...point, href: lien(point) })), parDepartement: comptes }
}
