import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const paquet = '@etalab/decoupage-administratif'
const dossier = dirname(createRequire(import.meta.url).resolve(`${paquet}/package.json`))

const niveau = z.object({ code: z.string(), nom: z.string(), typeLiaison: z.number().optional() })
const region = niveau.extend({ zone: z.string(), chefLieu: z.string() })
const departement = region.extend({ region: z.string() })
const commune = niveau.extend({
  type: z.enum(['commune-actuelle', 'commune-deleguee', 'commune-associee', 'arrondissement-municipal']),
  zone: z.string(),
  departement: z.string(),
  region: z.string(),
  population: z.number().optional(),
  codesPostaux: z.array(z.string()).default([]),
  chefLieu: z.string().optional(),
  commune: z.string().optional(),
})
const epci = z.object({
  code: z.string(),
  nom: z.string(),
  type: z.string(),
  populationMunicipale: z.number().nullish(),
  membres: z.array(z.object({ code: z.string() })),
})

export type CommuneLue = z.infer<typeof commune>
export type EpciLu = z.infer<typeof epci>
export type DepartementLu = z.infer<typeof departement>
export type RegionLue = z.infer<typeof region>

export type Decoupage = {
  source: string
  regions: RegionLue[]
  departements: DepartementLu[]
  epci: EpciLu[]
  /** Les communes actuelles seulement. */
  communes: CommuneLue[]
  /** Communes déléguées et associées : leur nom et leur point servent à retrouver la commune actuelle. */
  anciennes: CommuneLue[]
  /** Arrondissements de Paris, Lyon et Marseille : leurs codes postaux mènent à la commune. */
  arrondissements: CommuneLue[]
}

/** Lit le découpage administratif embarqué dans le paquet npm (aucun accès au réseau). */
export function lireDecoupage(): Decoupage {
  const toutes = lire('communes', z.array(commune))
  return {
    source: sourceDuDecoupage(),
    regions: lire('regions', z.array(region)),
    departements: lire('departements', z.array(departement)),
    epci: lire('epci', z.array(epci)),
    communes: toutes.filter((c) => c.type === 'commune-actuelle'),
    anciennes: toutes.filter((c) => c.type === 'commune-deleguee' || c.type === 'commune-associee'),
    arrondissements: toutes.filter((c) => c.type === 'arrondissement-municipal'),
  }
}

/** La phrase de source, avec la version du paquet et le millésime que son propre README lui donne. */
export function sourceDuDecoupage(): string {
  const version = versionDuDecoupage()
  const annee = millesime(readFileSync(join(dossier, 'README.md'), 'utf8'), version)
  const cog = annee ? `Code officiel géographique ${annee}` : 'Code officiel géographique'
  return `Insee et DGCL : ${cog}, intercommunalités et populations légales, par ${paquet} ${version} (Licence Ouverte)`
}

function versionDuDecoupage(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(dossier, 'package.json'), 'utf8'))).version
}

/** L'année du tableau « millésimes et versions » pour cette version, ou pour une autre de même version majeure. */
export function millesime(readme: string, version: string): string | undefined {
  const lignes = [...readme.matchAll(/^\|\s*(\d{4})\s*\|\s*(\d+)\.(\d+\.\d+)\s*\|/gm)]
  const majeure = version.split('.')[0]
  return (lignes.find((l) => `${l[2]}.${l[3]}` === version) ?? lignes.find((l) => l[2] === majeure))?.[1]
}

function lire<T>(nom: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(readFileSync(join(dossier, 'data', `${nom}.json`), 'utf8')))
}
