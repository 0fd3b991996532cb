import { slugifier } from '#socle/texte.ts'
import type { TerritoireAEcrire } from '#territoire/donnees-preparees.ts'
import type { Decoupage, EpciLu } from './lire-decoupage.ts'
import type { Point } from './rapprocher-points.ts'
import { situerToutes } from './situer-communes.ts'

/**
 * Compose régions, départements, EPCI et communes du découpage officiel, contenants d'abord.
 * `points` : le point des communes que l'on sait situer ; les autres reçoivent un point approché.
 */
export function composerTerritoires(decoupage: Decoupage, points: Map<string, Point>): TerritoireAEcrire[] {
  const epciDe = new Map(decoupage.epci.flatMap((e) => e.membres.map((m): [string, string] => [m.code, e.code])))
  const regions = new Set(decoupage.regions.filter((r) => r.zone !== 'com').map((r) => r.code))
  const postaux = codesPostaux(decoupage)
  const situees = situerToutes(
    decoupage.communes.map((c) => ({ ...c, codesPostaux: postaux.get(c.code) ?? [], epci: epciDe.get(c.code) })),
    points,
  )
  const communes = decoupage.communes.map((c): TerritoireAEcrire => {
    const point = situees.get(c.code)
    return {
      ...base('commune', c.code, c.nom),
      population: c.population ?? null,
      codes_postaux: postaux.get(c.code) ?? [],
      longitude: point?.longitude ?? null,
      latitude: point?.latitude ?? null,
      point_approche: point?.approche ?? false,
      epci: epciDe.get(c.code) ?? null,
      departement: c.departement,
      region: regions.has(c.region) ? c.region : null,
    }
  })
  return [...ensembles(decoupage, communes, regions), ...communes]
}

function ensembles(decoupage: Decoupage, communes: TerritoireAEcrire[], regions: Set<string>): TerritoireAEcrire[] {
  const parEpci = Map.groupBy(communes, (c) => c.epci)
  const parDepartement = Map.groupBy(communes, (c) => c.departement)
  const parRegion = Map.groupBy(communes, (c) => c.region)
  return [
    ...decoupage.regions
      .filter((r) => regions.has(r.code))
      .map((r) => ({
        ...base('region', r.code, r.nom),
        ...somme(parRegion.get(r.code)),
        article: articleDeRegion(r.nom),
        commune_chef_lieu: r.chefLieu,
      })),
    ...decoupage.departements.map((d) => ({
      ...base('departement', d.code, d.nom),
      ...somme(parDepartement.get(d.code)),
      article: articles[d.typeLiaison ?? 0] ?? '',
      nature: collectivites[d.code] ?? null,
      commune_chef_lieu: chefLieu(d.code, d.chefLieu),
      region: regions.has(d.region) ? d.region : null,
    })),
    ...decoupage.epci.map((e) => composerEpci(e, parEpci.get(e.code) ?? [])),
  ]
}

function composerEpci(e: EpciLu, membres: TerritoireAEcrire[]): TerritoireAEcrire {
  const populations = Map.groupBy(membres, (m) => m.departement)
  const [principal] = [...populations].sort((a, b) => (somme(b[1]).population ?? 0) - (somme(a[1]).population ?? 0))
  return {
    ...base('epci', e.code, e.nom),
    ...somme(membres),
    population: somme(membres).population ?? e.populationMunicipale ?? null,
    article: /^(CC|CA|CU|Métropole) /.test(e.nom) ? 'la' : '',
    nature: e.type,
    departement: principal?.[0] ?? null,
    region: principal?.[1][0]?.region ?? null,
  }
}

const base = (niveau: TerritoireAEcrire['niveau'], code: string, nom: string): TerritoireAEcrire => ({
  niveau,
  code,
  nom,
  slug: `${code.toLowerCase()}-${slugifier(nom)}`,
  article: '',
  nature: null,
  population: null,
  codes_postaux: [],
  longitude: null,
  latitude: null,
  point_approche: false,
  commune_chef_lieu: null,
  epci: null,
  departement: null,
  region: null,
})

/** Population totale et centre de gravité, pondéré par les habitants, des communes situées (à défaut, des approchées). */
function somme(communes: TerritoireAEcrire[] = []) {
  const connues = communes.filter((c) => c.population !== null)
  const exactes = communes.filter((c) => c.longitude !== null && !c.point_approche)
  const situees = exactes.length > 0 ? exactes : communes.filter((c) => c.longitude !== null)
  const poids = situees.reduce((total, c) => total + (c.population || 1), 0)
  const moyenne = (lire: (c: TerritoireAEcrire) => number | null) =>
    poids === 0 ? null : situees.reduce((total, c) => total + (lire(c) ?? 0) * (c.population || 1), 0) / poids
  return {
    population: connues.length === 0 ? null : connues.reduce((total, c) => total + (c.population ?? 0), 0),
    longitude: moyenne((c) => c.longitude),
    latitude: moyenne((c) => c.latitude),
    point_approche: situees.length > 0 && exactes.length === 0,
  }
}

/** Ceux d'une commune, et ceux de ses arrondissements (Paris, Lyon, Marseille). */
function codesPostaux(decoupage: Decoupage): Map<string, string[]> {
  const parCommune = Map.groupBy(decoupage.arrondissements, (a) => a.commune)
  return new Map(
    decoupage.communes.map((c) => {
      const tous = [...c.codesPostaux, ...(parCommune.get(c.code) ?? []).flatMap((a) => a.codesPostaux)]
      return [c.code, [...new Set(tous)].sort()]
    }),
  )
}

// Type de liaison de l'Insee (TNCC), pour les noms qui ne portent pas leur article.
const articles: Record<number, string> = { 2: 'le', 3: 'la', 4: 'les', 5: "l'", 6: 'aux', 7: 'las', 8: 'los' }

function articleDeRegion(nom: string): string {
  if (/^(Île|Auvergne|Occitanie)/.test(nom)) return "l'"
  if (/^(Centre|Grand)/.test(nom)) return 'le'
  if (/^(Hauts|Pays)/.test(nom)) return 'les'
  return /^(La |Mayotte)/.test(nom) ? '' : 'la'
}

// Le code officiel range ces collectivités avec les départements ; elles n'en sont pas.
const collectivites: Record<string, string> = {
  '975': "Collectivité d'outre-mer",
  '977': "Collectivité d'outre-mer",
  '978': "Collectivité d'outre-mer",
  '984': "Territoire d'outre-mer",
  '986': "Collectivité d'outre-mer",
  '987': "Collectivité d'outre-mer",
  '988': 'Collectivité à statut particulier',
  '989': "Île sous l'autorité directe du Gouvernement",
}

// Le paquet donne aux Terres australes un chef-lieu de Saint-Pierre-et-Miquelon : un chef-lieu est dans son département.
const chefLieu = (code: string, commune: string): string | null => (commune.startsWith(code) ? commune : null)
