import { type Geometrie, type Position, polygones } from '#instruments/carte/geometrie.ts'
import type { Db } from '#socle/db.ts'
import { countContenus, listContenus, listGrandesCommunes, type Tranche } from './contenu.repository.ts'
import { type Contour, findContour, listContours, listContoursProches } from './contour.repository.ts'
import { findByIds, findByNiveauEtCode, listAncetres, listProches } from './territoire.repository.ts'
import type { Niveau, Territoire } from './territoire.ts'

/** Une tranche de ce que contient un territoire, et où reprendre de part et d'autre. */
export type Contenu = { niveau: Niveau; total: number; liste: Territoire[]; apres: number | undefined; avant: number | undefined }

/** Tout ce que montre la page d'un territoire, hors ce que disent les autres salles. */
export type Portrait = {
  territoire: Territoire
  /** Région, département, EPCI : ce qui le contient, du plus grand au plus petit. */
  parents: Territoire[]
  groupements: Territoire[]
  chefLieu: Territoire | undefined
  contenus: Contenu[]
  contour: Contour | undefined
  voisinage: Voisinage
  /** Ce que la carte dessine dedans. */
  dedans: Territoire[]
  /** Contours de ce qu'il contient, ou de l'EPCI d'une commune qui n'a pas le sien. */
  contours: Contour[]
  /** Communes situées qu'il contient : toutes celles d'un EPCI, les plus peuplées d'un ensemble plus grand. */
  lieux: Territoire[]
  /** Ce qui situe une commune sans contour (les voisins de son EPCI), ou un groupement de telles communes (leurs EPCI). */
  alentours: Voisinage
}

const parPage = 60

// Ce que chaque niveau liste de ce qu'il contient ; le premier est celui que dessine la carte.
const contenusDe: Record<Niveau, Niveau[]> = {
  region: ['departement', 'epci'],
  departement: ['epci', 'commune'],
  epci: ['commune'],
  groupement: ['epci', 'departement', 'commune'],
  commune: [],
}

export async function rassemblerTerritoire(db: Db, territoire: Territoire, tranche: Tranche = {}): Promise<Portrait> {
  const [ancetres, contenus, contour, voisinage, chefLieu] = await Promise.all([
    listAncetres(db, territoire).then((ids) => findByIds(db, ids)),
    Promise.all(contenusDe[territoire.niveau].map((niveau) => lireContenu(db, territoire, niveau, tranche))),
    findContour(db, territoire.id),
    listVoisinage(db, territoire),
    territoire.communeChefLieu ? findByNiveauEtCode(db, 'commune', territoire.communeChefLieu) : undefined,
  ])
  const parEpci = territoire.niveau === 'commune' && !contour ? ancetres.find((a) => a.niveau === 'epci') : undefined
  const [dedans, lieux] = await Promise.all([listADessiner(db, territoire), listLieux(db, territoire)])
  const alentours = parEpci ? await listVoisinage(db, parEpci) : await listEpciAutour(db, territoire, dedans)
  return {
    territoire,
    parents: (['region', 'departement', 'epci'] as const).flatMap((niveau) => ancetres.filter((a) => a.niveau === niveau)),
    groupements: ancetres.filter((a) => a.niveau === 'groupement'),
    chefLieu,
    contenus: contenus.filter((c) => c.total > 0),
    contour,
    voisinage,
    dedans,
    contours: await listContours(db, parEpci ? [parEpci.id] : dedans.map((d) => d.id)),
    lieux,
    alentours,
  }
}

async function lireContenu(db: Db, t: Territoire, niveau: Niveau, demandee: Tranche): Promise<Contenu> {
  // Seule la liste la plus longue, celle des communes (ou des EPCI d'une région), se feuillette.
  const feuilletee = niveau === contenusDe[t.niveau].at(-1)
  const limite = feuilletee ? parPage : 200
  const tranche = feuilletee ? demandee : {}
  const [total, lus] = await Promise.all([countContenus(db, t, niveau), listContenus(db, t, niveau, { limite: limite + 1, ...tranche })])
  const enArriere = tranche.avant !== undefined
  const enTrop = lus.length > limite
  const liste = enArriere && enTrop ? lus.slice(1) : lus.slice(0, limite)
  return {
    niveau,
    total,
    liste,
    avant: (enArriere ? enTrop : tranche.apres !== undefined) ? liste[0]?.id : undefined,
    apres: enArriere || enTrop ? liste.at(-1)?.id : undefined,
  }
}

/** Ce que la carte dessine dans le territoire : tous ses contenus du premier niveau, 400 au plus. */
async function listADessiner(db: Db, t: Territoire): Promise<Territoire[]> {
  const niveaux = t.niveau === 'groupement' ? contenusDe.groupement : contenusDe[t.niveau].slice(0, 1)
  return (await Promise.all(niveaux.map((niveau) => listContenus(db, t, niveau, { limite: 400 })))).flat()
}

/** Les communes à pointer sur la carte ; aucune autour d'une commune, où ses voisines le sont déjà. */
function listLieux(db: Db, t: Territoire): Promise<Territoire[]> {
  if (t.niveau === 'commune') return Promise.resolve([])
  return listGrandesCommunes(db, t, t.niveau === 'region' || t.niveau === 'departement' ? 12 : 150)
}

async function listEpciAutour(db: Db, t: Territoire, dedans: Territoire[]): Promise<Voisinage> {
  const ids = t.niveau === 'groupement' ? [...new Set(dedans.flatMap((d) => d.epciId ?? []))] : []
  const dejaLa = new Set(dedans.map((d) => d.id))
  const autour = ids.filter((id) => !dejaLa.has(id))
  return { voisins: await findByIds(db, autour), contours: await listContours(db, autour) }
}

export type Voisinage = { voisins: Territoire[]; contours: Contour[] }

/** Les territoires de même niveau qui touchent celui-ci ; pour une commune sans contour, les plus proches. */
export async function listVoisins(db: Db, t: Territoire): Promise<Territoire[]> {
  return (await listVoisinage(db, t)).voisins
}

/** Les voisins et leurs contours, quand ils en ont. */
async function listVoisinage(db: Db, t: Territoire): Promise<Voisinage> {
  const ici = await findContour(db, t.id)
  const candidats = ici ? await listContoursProches(db, t.id) : []
  const contours = ici
    ? candidats.filter((c) => setouchent(ici.geometrie, c.geometrie, c.estIndicatif === ici.estIndicatif ? 0.0015 : 0.03))
    : []
  if (contours.length > 0 || t.niveau !== 'commune')
    return {
      voisins: await findByIds(
        db,
        contours.map((c) => c.territoireId),
      ),
      contours,
    }
  return { voisins: await listProches(db, t), contours: [] }
}

/** Vrai si deux sommets sont à moins de `marge` degrés : exacts entre contours de même source, approchés sinon. */
function setouchent(a: Geometrie, b: Geometrie, marge: number): boolean {
  const cases = new Set(sommets(a).flatMap((p) => casesAutour(p, marge)))
  return sommets(b).some(([x = 0, y = 0]) => cases.has(`${Math.round(x / marge)} ${Math.round(y / marge)}`))
}

const sommets = (g: Geometrie): Position[] => polygones(g).flat(2)

// Le plan est rangé en cases : comparer chaque sommet à tous les autres serait mille fois plus long.
function casesAutour([x = 0, y = 0]: Position, marge: number): string[] {
  const [i, j] = [Math.round(x / marge), Math.round(y / marge)]
  return [-1, 0, 1].flatMap((di) => [-1, 0, 1].map((dj) => `${i + di} ${j + dj}`))
}
