import { createHash } from 'node:crypto'
import { type Emprise, emprise, enGeometrie, type Geometrie } from '#instruments/carte/geometrie.ts'
import type { Db } from '#socle/db.ts'
import { analyser } from '#socle/statistiques.ts'
import { findChargement, upsertChargement, verrouillerChargement } from './chargement.repository.ts'
import { type ContourAEcrire, listSites, replaceIndicatifs, type SiteDeCommune } from './contour.repository.ts'
import { decouperCellules } from './decouper-cellules.ts'
import { assembleur } from './fusionner-geometries.ts'
import { lireLittoral, sourceDuLittoral } from './lire-littoral.ts'

// À augmenter quand le calcul change, pour que les bases déjà calculées le reprennent.
const calcul = 3

/**
 * Calcule une fois les contours indicatifs des EPCI, départements et régions, tant qu'aucun contour officiel n'est
 * importé pour eux. Les communes n'en reçoivent pas : un quart seulement sont situées, leur cellule couvrirait aussi
 * leurs voisines ; leur page montre le contour de leur EPCI et leur point.
 */
export async function assurerContours(db: Db): Promise<void> {
  const territoires = await findChargement(db, 'territoires')
  const empreinte = createHash('sha256').update(`${calcul} ${territoires}`).digest('hex')
  if ((await findChargement(db, 'contours')) === empreinte) return
  const contours = calculerContours(await listSites(db))
  await db.transaction().execute(async (tx) => {
    await verrouillerChargement(tx, 'contours')
    if ((await findChargement(tx, 'contours')) === empreinte) return
    await replaceIndicatifs(tx, contours, `Partage de l'espace entre les communes situées ; ${sourceDuLittoral}`)
    await upsertChargement(tx, 'contours', empreinte)
  })
  await analyser(db, ['contour'])
}

type Morceau = { geometrie: Geometrie; site: SiteDeCommune }

/** Les contours des EPCI, départements et régions, et ceux des collectivités d'outre-mer lus sur le littoral. */
function calculerContours(sites: SiteDeCommune[]): ContourAEcrire[] {
  const { terres, collectivites } = lireLittoral()
  const morceaux = cadres.flatMap(({ cadre, departement }) => {
    const dedans = terres.filter((t) => contient(cadre, emprise([enGeometrie([t])])))
    const siens = sites.filter((s) => (s.departement.startsWith('97') ? s.departement === departement : departement === undefined))
    return decouperCellules(sansDoublon(siens), dedans).map((c): Morceau => ({ geometrie: enGeometrie(c.parties), site: c.site }))
  })
  // 0,00002 degré carré : environ 20 hectares, le trait d'une carte de département.
  const { assembler } = assembleur(morceaux, 2e-5)
  const fusionner = (niveau: 'epci' | 'departement' | 'region', cle: (s: SiteDeCommune) => string | null) =>
    [...Map.groupBy(morceaux, (m) => cle(m.site))].flatMap(([code, siens]) => {
      const geometrie = code === null ? undefined : assembler(siens)
      return geometrie && code !== null ? [{ niveau, code, geometrie }] : []
    })
  return [
    ...fusionner('epci', (s) => s.epci),
    ...fusionner('departement', (s) => s.departement),
    ...fusionner('region', (s) => s.region),
    ...[...collectivites].map(([code, geometrie]) => ({ niveau: 'departement' as const, code, geometrie })),
  ]
}

// L'hexagone et la Corse ensemble, chaque département d'outre-mer à part : des lieux ne se partagent pas un océan.
const cadres: { departement?: string; cadre: Emprise }[] = [
  { cadre: [-6, 41, 10, 52] },
  { departement: '971', cadre: [-62, 15.7, -60.9, 16.6] },
  { departement: '972', cadre: [-61.4, 14.3, -60.7, 15] },
  { departement: '973', cadre: [-55, 2, -51, 6] },
  { departement: '974', cadre: [55, -21.6, 56, -20.7] },
  { departement: '976', cadre: [44.9, -13.1, 45.4, -12.5] },
]

const contient = (cadre: Emprise, e: Emprise) => e[0] >= cadre[0] && e[1] >= cadre[1] && e[2] <= cadre[2] && e[3] <= cadre[3]

const sansDoublon = (sites: SiteDeCommune[]): SiteDeCommune[] => [
  ...new Map(sites.map((s) => [`${s.longitude} ${s.latitude}`, s])).values(),
]
