import type { EntreeDeLegende, PointDeCarte, ZoneDeCarte } from '../instruments/carte/Carte.tsx'
import { type FondDeCarte, fondLocal } from '../instruments/carte/fond.ts'
import { rayonPour } from '../instruments/carte/Points.tsx'
import { nombre } from '../socle/texte.ts'
import type { Portrait } from './rassembler-territoire.ts'
import { libelleDuNiveau, nomDistinct, type Territoire, urlTerritoire } from './territoire.ts'

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
  const { territoire: t } = p
  const propres = p.contour ? [p.contour.geometrie] : p.contours.map((c) => c.geometrie)
  const centre = t.point ? { centre: [t.point.longitude, t.point.latitude] } : {}
  const parId = new Map([...p.contenus.flatMap((c) => c.liste), ...p.parents, ...p.voisinage.voisins, ...p.lieux].map((x) => [x.id, x]))
  const dedans = p.contours.map(
    (c): ZoneDeCarte => zone(parId.get(c.territoireId), c.territoireId, c.geometrie, t.niveau === 'commune' ? 'contexte' : undefined),
  )
  const zones = [
    ...p.voisinage.contours.map((c) => zone(parId.get(c.territoireId), c.territoireId, c.geometrie, 'contexte')),
    ...(p.contour && p.contours.length === 0 ? [{ id: t.id, d: p.contour.geometrie, libelle: t.nom, classe: 'principal' }] : []),
    ...dedans,
    ...(p.contour && p.contours.length > 0 ? [{ id: t.id, d: p.contour.geometrie, libelle: t.nom, classe: 'contour' }] : []),
  ]
  const tous = [p.contour, ...p.contours, ...p.voisinage.contours].filter((c) => c !== undefined)
  return {
    fond: fondLocal(propres, { marge: propres.length > 0 ? 0.1 : 0.04, ...centre }),
    zones,
    points: points(p),
    legende: legende(p),
    indicatif: tous.some((c) => c.estIndicatif),
    source: [...new Set([p.contour ?? p.contours[0]].flatMap((c) => c?.source ?? []))].join(' ; '),
  }
}

function zone(t: Territoire | undefined, id: number, d: NonNullable<ZoneDeCarte['d']>, classe?: string): ZoneDeCarte {
  const fond = { id, d, libelle: t ? t.nom : '', ...(classe ? { classe } : {}) }
  if (!t) return fond
  return { ...fond, libelle: nomDistinct(t), href: urlTerritoire(t), ...(t.niveau === 'commune' ? {} : { nomme: true }), ...habitants(t) }
}

const habitants = (t: Territoire) => (t.population === null ? {} : { valeur: `${nombre(t.population)} hab.` })

function points(p: Portrait): PointDeCarte[] {
  const { territoire: t } = p
  if (t.niveau === 'commune') {
    const ici = t.point
      ? [
          {
            id: t.id,
            lon: t.point.longitude,
            lat: t.point.latitude,
            libelle: t.nom,
            rayon: 7,
            ...(t.point.approche ? { classe: 'approche' } : {}),
            ...habitants(t),
          },
        ]
      : []
    return [...p.voisinage.voisins.flatMap((v) => point(v, 4, 'discret')), ...ici]
  }
  const max = Math.max(1, ...p.lieux.map((l) => l.population ?? 0))
  return p.lieux.flatMap((l) => point(l, rayonPour(l.population ?? 0, max, { min: 3, max: 13 })))
}

function point(t: Territoire, rayon: number, classe?: string): PointDeCarte[] {
  if (!t.point) return []
  return [
    {
      id: t.id,
      lon: t.point.longitude,
      lat: t.point.latitude,
      libelle: nomDistinct(t),
      href: urlTerritoire(t),
      rayon,
      ...(classe ? { classe } : {}),
      ...habitants(t),
    },
  ]
}

function legende(p: Portrait): EntreeDeLegende[] {
  const { territoire: t } = p
  if (t.niveau === 'commune') {
    const ici = {
      classe: t.point?.approche ? 'approche' : '',
      libelle: t.point?.approche ? `${t.nom}, position approchée` : t.nom,
      forme: 'point' as const,
    }
    return [ici, { classe: 'discret', libelle: 'Communes proches', forme: 'point' }]
  }
  return [
    { classe: p.contours.length > 0 ? 'contour' : 'principal', libelle: t.nom },
    ...(p.voisinage.contours.length > 0 ? [{ classe: 'contexte', libelle: `${libelleDuNiveau[t.niveau]} : voisins` }] : []),
    ...(p.lieux.length > 0 ? [{ classe: '', libelle: 'Communes, selon leur population', forme: 'point' as const }] : []),
  ]
}
