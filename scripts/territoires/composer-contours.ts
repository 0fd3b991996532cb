import { type Emprise, emprise, enGeometrie, type Geometrie } from '#instruments/carte/geometrie.ts'
import type { ContoursPrepares, TerritoireAEcrire } from '#territoire/donnees-preparees.ts'
import { assembleur } from '#territoire/fusionner-geometries.ts'
import { decouperCellules, type Site } from './decouper-cellules.ts'
import { lireLittoral, sourceDuLittoral } from './lire-littoral.ts'

/** Un lieu qui pousse un contour : une commune située, ou le centre d'un EPCI dont aucune commune ne l'est. */
type SiteDeCommune = Site & { epci: string | null; departement: string; region: string | null }

type Morceau = { geometrie: Geometrie; site: SiteDeCommune }

/** Les contours indicatifs des EPCI, départements et régions, et ceux des collectivités d'outre-mer lus sur le littoral. */
export function composerContours(territoires: TerritoireAEcrire[]): ContoursPrepares {
  const { terres, collectivites } = lireLittoral()
  const sites = sitesDe(territoires)
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
  return {
    source: `Partage de l'espace entre les communes situées ; ${sourceDuLittoral}`,
    contours: [
      ...fusionner('epci', (s) => s.epci),
      ...fusionner('departement', (s) => s.departement),
      ...fusionner('region', (s) => s.region),
      ...[...collectivites].map(([code, geometrie]) => ({ niveau: 'departement' as const, code, geometrie })),
    ],
  }
}

// Rangés par EPCI, département, longitude : le même découpage, quel que soit l'ordre où les paquets donnent les communes.
function sitesDe(territoires: TerritoireAEcrire[]): SiteDeCommune[] {
  return territoires
    .flatMap(({ niveau, code, longitude, latitude, point_approche, departement, region, epci }): SiteDeCommune[] => {
      if (longitude === null || latitude === null || departement === null) return []
      if (niveau === 'commune' && !point_approche) return [{ longitude, latitude, epci, departement, region }]
      return niveau === 'epci' && point_approche ? [{ longitude, latitude, epci: code, departement, region }] : []
    })
    .sort((a, b) => comparer(a.epci ?? '~', b.epci ?? '~') || comparer(a.departement, b.departement) || a.longitude - b.longitude)
}

const comparer = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

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
