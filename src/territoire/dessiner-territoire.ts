import type { EntreeDeLegende, PointDeCarte, ZoneDeCarte } from '#instruments/carte/donnees.ts'
import { type FondDeCarte, fondLocal } from '#instruments/carte/fond.ts'
import { rayonPour } from '#instruments/carte/Points.tsx'
import { nombre } from '#socle/texte.ts'
import type { Contour } from './contour.repository.ts'
import type { Portrait } from './rassembler-territoire.ts'
import { type Niveau, nomDistinct, type Territoire, titreDuNiveau, urlTerritoire } from './territoire.ts'

export type Dessin = {
  fond: FondDeCarte
  zones: ZoneDeCarte[]
  points: PointDeCarte[]
  legende: EntreeDeLegende[]
  indicatif: boolean
  source: string
}

/** La carte d'un territoire : ses voisins en clair, ce qu'il contient, son contour, ses communes situées. */
export function dessinerTerritoire(p: Portrait): Dessin {
  const { territoire: t, contour } = p
  const propres = contour ? [contour] : p.contours
  const montres = propres.length > 0 ? propres : p.alentours.contours
  const indicatif = [...montres, ...p.contours].some((c) => c.estIndicatif)
  const autour = !indicatif && [...p.voisinage.contours, ...p.alentours.contours].some((c) => c.estIndicatif)
  return {
    fond: fondLocal(
      montres.map((c) => c.geometrie),
      { marge: montres.length > 0 ? 0.1 : 0.04, ...(t.point ? { centre: [t.point.longitude, t.point.latitude] } : {}) },
    ),
    zones: zones(p),
    points: t.niveau === 'commune' ? pointsAutour(p) : pointsDedans(p),
    legende: legende(p),
    indicatif,
    source: [...new Set(montres.map((c) => c.source)), ...(autour ? ['contours voisins indicatifs'] : [])].slice(0, 3).join(' ; '),
  }
}

// Peintes dans l'ordre : les voisins, ce qui est dedans, puis le trait du contour par-dessus.
function zones(p: Portrait): ZoneDeCarte[] {
  const { territoire: t, contour, contours } = p
  const noms = new Map([...p.dedans, ...p.parents, ...p.voisinage.voisins, ...p.alentours.voisins].map((x) => [x.id, x]))
  const zone = (c: Contour, classe?: string): ZoneDeCarte => ({
    id: c.territoireId,
    d: c.geometrie,
    ...decrire(noms.get(c.territoireId)),
    ...(classe ? { classe } : {}),
    ...(noms.get(c.territoireId)?.niveau === 'commune' ? {} : { nomme: true as const }),
  })
  return [
    ...[...p.voisinage.contours, ...p.alentours.contours].map((c) => zone(c, 'contexte')),
    ...contours.map((c) => zone(c)),
    ...(contour
      ? [{ id: t.id, d: contour.geometrie, libelle: nomDistinct(t), classe: contours.length > 0 ? 'contour' : 'principal' }]
      : []),
  ]
}

function decrire(t: Territoire | undefined) {
  if (!t) return { libelle: 'Territoire' }
  return { libelle: nomDistinct(t), href: urlTerritoire(t), ...habitants(t) }
}

const habitants = (t: Territoire) => (t.population === null ? {} : { valeur: `${nombre(t.population)} hab.` })

function pointsAutour({ territoire: t, voisinage }: Portrait): PointDeCarte[] {
  const proches =
    voisinage.contours.length > 0 ? [] : voisinage.voisins.flatMap((v) => point(v, { rayon: 4, classe: 'discret', nomme: true }))
  const ici = point(t, { rayon: 7, nomme: true, ...(t.point?.approche ? { classe: 'approche' } : {}) })
  return [...ici.map(({ href: _, ...reste }) => reste), ...proches]
}

function pointsDedans({ lieux }: Portrait): PointDeCarte[] {
  const max = Math.max(1, ...lieux.map((l) => l.population ?? 0))
  return lieux.flatMap((l, rang) =>
    point(l, { rayon: rayonPour(l.population ?? 0, max, { min: 3, max: 12 }), ...(rang < 12 ? { nomme: true as const } : {}) }),
  )
}

function point(t: Territoire, aspect: Pick<PointDeCarte, 'rayon' | 'classe' | 'nomme'>): PointDeCarte[] {
  if (!t.point) return []
  return [{ id: t.id, lon: t.point.longitude, lat: t.point.latitude, ...decrire(t), libelle: t.nom, ...aspect }]
}

const voisins = (niveau: Niveau): string =>
  `${titreDuNiveau(niveau)} ${niveau === 'departement' || niveau === 'groupement' ? 'voisins' : 'voisines'}`

function legende({ territoire: t, contour, contours, voisinage, lieux }: Portrait): EntreeDeLegende[] {
  const approche = t.niveau === 'commune' && t.point?.approche
  return [
    ...(contour ? [{ classe: contours.length > 0 ? 'contour' : 'principal', libelle: t.nom }] : []),
    ...(t.niveau === 'commune' && t.point
      ? [{ classe: approche ? 'approche' : '', libelle: approche ? `${t.nom}, position approchée` : t.nom, forme: 'point' as const }]
      : []),
    ...(voisinage.contours.length > 0 ? [{ classe: 'contexte', libelle: voisins(t.niveau) }] : []),
    ...(t.niveau === 'commune' && voisinage.contours.length === 0
      ? [{ classe: 'discret', libelle: 'Communes proches', forme: 'point' as const }]
      : []),
    ...(lieux.length > 0 ? [{ classe: '', libelle: 'Communes, selon leur population', forme: 'point' as const }] : []),
  ]
}
