import { feature } from 'topojson-client'
import { presimplify, simplify } from 'topojson-simplify'
import { centre, enGeometrie, type Geometrie, polygones } from '#instruments/carte/geometrie.ts'
import { mailler } from '#instruments/carte/maillage.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { analyser } from '#socle/statistiques.ts'
import {
  type ContourAEcrire,
  listCommunesDe,
  listContours,
  listEnsembles,
  updatePointsApproches,
  upsertOfficiels,
} from './contour.repository.ts'
import { lireEnTeteDesTerritoires } from './donnees-preparees.ts'
import { assembleur, nettoyer } from './fusionner-geometries.ts'
import { type Entite, lireGeojson } from './lire-geojson.ts'
import { listParCodes } from './territoire.repository.ts'

export type DemandeImport = { chemin: string; code?: string | undefined; niveau?: NiveauImporte | undefined; source?: string | undefined }

export type CompteRendu = {
  niveau: NiveauImporte
  code: string
  lues: number
  reconnus: number
  changes: number
  /** Communes d'avant une fusion, réunies dans leur commune actuelle. */
  reunies: number
  inconnus: string[]
  /** EPCI, départements et régions dont le contour officiel est maintenant la réunion de leurs communes. */
  ensembles: number
  /** Ceux à qui il manque encore des communes : leur contour reste indicatif. */
  partiels: { nom: string; manquantes: number }[]
}

/**
 * Remplace des contours indicatifs par ceux d'un fichier officiel de communes ou d'EPCI, en une seule transaction.
 * Relancé sur le même fichier, il ne change rien.
 */
export async function importerContours(db: Db, demande: DemandeImport): Promise<CompteRendu> {
  const entites = await lireGeojson(demande.chemin)
  const { code, niveau } = reconnaitreCode(entites, demande)
  const source = demande.source ?? 'Contours officiels importés'
  const compteRendu = await db.transaction().execute(async (tx): Promise<CompteRendu> => {
    const { contours, reunies, inconnus } = await rapprocher(tx, entites, code, niveau)
    const changes = await upsertOfficiels(tx, contours, source)
    if (niveau === 'commune')
      await updatePointsApproches(
        tx,
        contours.map((c) => ({ code: c.code, centre: centre(c.geometrie) })),
      )
    const suite = niveau === 'commune' ? await reunirContours(tx, changes, source) : { ensembles: 0, partiels: [] }
    return { niveau, code, lues: entites.length, reconnus: contours.length, changes: changes.length, reunies, inconnus, ...suite }
  })
  await analyser(db, ['contour', 'territoire'])
  return compteRendu
}

async function rapprocher(db: Db, entites: Entite[], code: string, niveau: NiveauImporte) {
  const lues = entites.map((e) => ({ code: (e.proprietes[code] ?? '').toUpperCase(), geometrie: e.geometrie }))
  const actuels = await codesActuels(
    db,
    lues.map((l) => l.code),
    niveau,
  )
  const simples = alleger(lues.flatMap((l) => nettoyer(l.geometrie) ?? []))
  const pieces = lues.flatMap((l, i) => {
    const vers = actuels.get(l.code)
    const geometrie = simples[i]
    return vers && geometrie ? [{ vers, geometrie }] : []
  })
  const { assembler } = assembleur(pieces)
  const contours = [...Map.groupBy(pieces, (p) => p.vers)].flatMap(([vers, parties]): ContourAEcrire[] => {
    const geometrie = assembler(parties)
    return geometrie ? [{ niveau, code: vers, geometrie }] : []
  })
  const inconnus = [...new Set(lues.map((l) => l.code).filter((lu) => !actuels.has(lu)))]
  return { contours, reunies: lues.filter((l) => actuels.has(l.code) && actuels.get(l.code) !== l.code).length, inconnus }
}

/** Pour chaque code du fichier, le code du territoire actuel : le même, ou celui de la commune qui l'a réunie. */
async function codesActuels(db: Db, codes: string[], niveau: NiveauImporte): Promise<Map<string, string>> {
  const connus = new Set<string>()
  for (let i = 0; i < codes.length; i += 1000)
    for (const t of await listParCodes(db, codes.slice(i, i + 1000), [niveau])) connus.add(t.code)
  const resultat = new Map([...connus].map((code) => [code, code]))
  if (niveau === 'epci' || codes.every((code) => connus.has(code))) return resultat
  const { anciennes, arrondissements } = lireEnTeteDesTerritoires()
  for (const code of codes) {
    const [actuelle, commune] = [anciennes[code], arrondissements[code]]
    if (actuelle && !connus.has(code)) resultat.set(code, actuelle)
    if (commune && !connus.has(commune)) resultat.set(code, commune)
  }
  return resultat
}

// Un contour au mètre pèserait des mégaoctets par page : on garde les détails de plus d'un hectare, bords communs ensemble.
function alleger(geometries: Geometrie[]): Geometrie[] {
  const { topologie, faces } = mailler(geometries)
  const simple = simplify(presimplify(topologie), 1e-6)
  return geometries.map((brute, i) => {
    const face = faces[i]
    const trait = face ? feature(simple, face) : undefined
    const lue = trait?.type === 'Feature' ? trait.geometry : undefined
    const parties = lue?.type === 'Polygon' ? [lue.coordinates] : lue?.type === 'MultiPolygon' ? lue.coordinates : polygones(brute)
    return nettoyer(enGeometrie(parties)) ?? brute
  })
}

export type NiveauImporte = 'commune' | 'epci'

// Du plus sûr au plus vague ; comparés sans casse ni tirets.
const proprietesConnues: Record<NiveauImporte, string[]> = {
  commune: ['inseecom', 'codeinsee', 'inseecode', 'codgeo', 'codecommune', 'comcode', 'insee', 'com', 'code'],
  epci: ['sirenepci', 'codesiren', 'codeepci', 'epcicode', 'siren', 'epci', 'code'],
}
const formes: Record<NiveauImporte, RegExp> = { commune: /^(\d{5}|2[AB]\d{3})$/i, epci: /^\d{9}$/ }

/**
 * La propriété qui porte le code des entités, et leur niveau. Ce qui est demandé est suivi ; sinon on cherche une
 * propriété au nom connu dont presque toutes les valeurs ont la forme d'un code Insee ou d'un SIREN.
 */
export function reconnaitreCode(
  entites: Entite[],
  demande: { code?: string | undefined; niveau?: NiveauImporte | undefined },
): { code: string; niveau: NiveauImporte } {
  const noms = Object.keys(entites[0]?.proprietes ?? {})
  if (demande.code !== undefined && !noms.includes(demande.code)) {
    throw new ErreurMetier(422, `La propriété « ${demande.code} » n'est pas dans le fichier. Il y a : ${noms.join(', ')}.`)
  }
  for (const niveau of demande.niveau ? [demande.niveau] : (['commune', 'epci'] as const)) {
    const candidats = demande.code
      ? [demande.code]
      : proprietesConnues[niveau].flatMap((connu) => noms.filter((nom) => simplifier(nom) === connu))
    const code = candidats.find((nom) => partDeCodes(entites, nom, formes[niveau]) > 0.9)
    if (code) return { code, niveau }
  }
  throw new ErreurMetier(
    422,
    `Aucune propriété du fichier n'a l'air d'un code Insee (5 caractères) ou d'un SIREN (9 chiffres). Il y a : ${noms.join(', ')}. Précisez-la avec --code.`,
  )
}

const simplifier = (nom: string) => nom.toLowerCase().replace(/[^a-z0-9]/g, '')

const partDeCodes = (entites: Entite[], nom: string, forme: RegExp) =>
  entites.filter((e) => forme.test(e.proprietes[nom] ?? '')).length / Math.max(1, entites.length)

const debutDeSource = 'Réunion des contours de communes'

/**
 * Après un import de communes, donne aux EPCI, départements et régions touchés la réunion de leurs communes, quand
 * toutes ont un contour officiel. Les autres gardent leur contour indicatif, et sont nommés.
 */
async function reunirContours(db: Db, communesChangees: number[], source: string) {
  if (communesChangees.length === 0) return { ensembles: 0, partiels: [] }
  const touches = await listEnsembles(db, communesChangees, debutDeSource)
  const complets = touches.filter((e) => e.manquantes === 0)
  const communes = await listCommunesDe(
    db,
    complets.map((e) => e.id),
  )
  const geometries = await geometriesDe(
    db,
    communes.map((c) => c.id),
  )
  const pieces = communes.flatMap((c) => {
    const geometrie = geometries.get(c.id)
    return geometrie ? [{ ...c, geometrie }] : []
  })
  const { assembler } = assembleur(pieces)
  const contours = complets.flatMap((e): ContourAEcrire[] => {
    const geometrie = assembler(pieces.filter((p) => [p.epci, p.departement, p.region].includes(e.id)))
    return geometrie ? [{ niveau: e.niveau, code: e.code, geometrie }] : []
  })
  await upsertOfficiels(db, contours, `${debutDeSource} : ${source}`)
  return {
    ensembles: contours.length,
    partiels: touches.filter((e) => e.manquantes > 0).map(({ nom, manquantes }) => ({ nom, manquantes })),
  }
}

async function geometriesDe(db: Db, ids: number[]): Promise<Map<number, Geometrie>> {
  const trouvees = new Map<number, Geometrie>()
  for (let i = 0; i < ids.length; i += 400) {
    for (const c of await listContours(db, ids.slice(i, i + 400))) trouvees.set(c.territoireId, c.geometrie)
  }
  return trouvees
}
