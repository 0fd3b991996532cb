import { cleDuNom } from '#territoire/normaliser-nom.ts'
import type { CommuneLue } from './lire-decoupage.ts'
import type { LieuSitue } from './lire-points.ts'

export type Point = { longitude: number; latitude: number; approche: boolean }

// Noms que GeoNames donne en langue étrangère, dans un autre ordre ou d'avant une fusion.
const autresNoms: Record<string, string> = {
  '30243': 'saintchristollesales',
  '35206': 'chatillonsurseiche',
  '35334': 'fouillard',
  '38524': 'allieresetrisset',
  '56251': 'theix',
  '59183': 'dunkirk',
  '77142': 'chapellesurcrecy',
  '85152': 'motheachard',
  '85288': 'sainthilairedetalmont',
  '86158': 'migne',
  '91228': 'evry',
}

/**
 * Donne à chaque commune le point du lieu de même nom dans son département. Une commune nouvelle prend celui de son
 * chef-lieu, sinon d'une commune qu'elle a réunie. À défaut, un lieu dont le nom commence comme le sien, s'il est seul.
 */
export function rapprocherPoints(communes: CommuneLue[], anciennes: CommuneLue[], lieux: LieuSitue[]): Map<string, Point> {
  const parCle = new Map(lieux.map((lieu) => [cleDe(lieu), lieu]))
  const points = new Map<string, Point>()
  const prendre = (code: string, cle: string) => {
    const lieu = parCle.get(cle)
    if (!lieu || points.has(code)) return
    points.set(code, { longitude: lieu.longitude, latitude: lieu.latitude, approche: false })
    libres.delete(lieu)
  }
  const libres = new Set(lieux)
  for (const c of communes) prendre(c.code, c.departement + (autresNoms[c.code] ?? cleDuNom(c.nom)))
  for (const c of communes) prendre(c.code, c.code + cleDuNom(c.nom))
  for (const { actuelle, ancienne } of fusions(communes, anciennes)) {
    prendre(actuelle, ancienne.departement + cleDuNom(ancienne.nom))
  }
  for (const [code, lieu] of premiersLieuxDedans(lieux)) {
    if (!points.has(code)) points.set(code, { longitude: lieu.longitude, latitude: lieu.latitude, approche: false })
  }
  rapprocherParDebut(communes, libres, points)
  return points
}

const cleDe = (lieu: LieuSitue) => (lieu.commune ?? lieu.departement) + cleDuNom(lieu.nom)

/** Les communes réunies, chef-lieu d'abord. */
function fusions(communes: CommuneLue[], anciennes: CommuneLue[]) {
  const actuelles = new Set(communes.map((c) => c.code))
  return anciennes
    .flatMap((ancienne) => {
      const actuelle = ancienne.chefLieu
      return actuelle && actuelles.has(actuelle) ? [{ actuelle, ancienne }] : []
    })
    .sort((a, b) => Number(b.ancienne.code === b.actuelle) - Number(a.ancienne.code === a.actuelle))
}

/** Outre-mer, GeoNames connaît la commune de chaque village : le premier est bien dans la commune. */
function premiersLieuxDedans(lieux: LieuSitue[]): Map<string, LieuSitue> {
  return new Map(lieux.flatMap((lieu): [string, LieuSitue][] => (lieu.commune ? [[lieu.commune, lieu]] : [])).reverse())
}

// « Guidel » est dite « Guidel-Plage », « Saint-Cyprien », « Saint-Cyprien-Plage » ; au-dessous de 1 000 habitants le
// lieu n'est pas dans la liste, et la ressemblance serait celle d'une autre commune.
function rapprocherParDebut(communes: CommuneLue[], libres: Set<LieuSitue>, points: Map<string, Point>) {
  const parDepartement = Map.groupBy(libres, (lieu) => lieu.departement)
  for (const c of communes) {
    if (points.has(c.code) || (c.population ?? 0) < 1000) continue
    const cle = cleDuNom(c.nom)
    const proches = (parDepartement.get(c.departement) ?? []).filter((lieu) => commencePareil(cleDuNom(lieu.nom), cle))
    const seul = proches.length === 1 ? proches[0] : undefined
    if (seul) points.set(c.code, { longitude: seul.longitude, latitude: seul.latitude, approche: true })
  }
}

const commencePareil = (a: string, b: string) => Math.min(a.length, b.length) >= 6 && (a.startsWith(b) || b.startsWith(a))
