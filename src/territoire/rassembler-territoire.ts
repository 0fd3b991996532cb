import type { Db } from '../socle/db.ts'
import { type Contour, findContour, listContours } from './contour.repository.ts'
import { listVoisinage, type Voisinage } from './lister-voisins.ts'
import { countContenus, findByIds, findByNiveauEtCode, listAncetres, listContenus } from './territoire.repository.ts'
import type { Niveau, Territoire } from './territoire.ts'

export type Contenu = { niveau: Niveau; total: number; liste: Territoire[]; suivant: number | null }

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
  /** Contours de ce qu'il contient, ou de l'EPCI d'une commune qui n'a pas le sien. */
  contours: Contour[]
  /** Communes situées qu'il contient, les plus peuplées. */
  lieux: Territoire[]
  /** Faux quand la liste feuilletée n'est pas à son début. */
  auDebut: boolean
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

export async function rassemblerTerritoire(db: Db, territoire: Territoire, apres?: number): Promise<Portrait> {
  const [ancetres, contenus, contour, voisinage, chefLieu] = await Promise.all([
    listAncetres(db, territoire).then((ids) => findByIds(db, ids)),
    Promise.all(contenusDe[territoire.niveau].map((niveau) => lireContenu(db, territoire, niveau, apres))),
    findContour(db, territoire.id),
    listVoisinage(db, territoire),
    territoire.communeChefLieu ? findByNiveauEtCode(db, 'commune', territoire.communeChefLieu) : undefined,
  ])
  const dedans = await listADessiner(db, territoire)
  return {
    territoire,
    parents: (['region', 'departement', 'epci'] as const).flatMap((niveau) => ancetres.filter((a) => a.niveau === niveau)),
    groupements: ancetres.filter((a) => a.niveau === 'groupement'),
    chefLieu,
    contenus: contenus.filter((c) => c.total > 0),
    contour,
    voisinage,
    contours: await listContours(db, contour === undefined && territoire.epciId ? [territoire.epciId] : dedans.map((d) => d.id)),
    lieux: dedans.filter((d) => d.niveau === 'commune' && d.point && !d.point.approche),
    auDebut: apres === undefined,
  }
}

async function lireContenu(db: Db, t: Territoire, niveau: Niveau, apres?: number): Promise<Contenu> {
  // Seule la liste la plus longue, celle des communes (ou des EPCI d'une région), se feuillette.
  const feuilletee = niveau === contenusDe[t.niveau].at(-1)
  const limite = feuilletee ? parPage : 200
  const [total, liste] = await Promise.all([
    countContenus(db, t, niveau),
    listContenus(db, t, niveau, { limite: limite + 1, apres: feuilletee ? apres : undefined }),
  ])
  const page = liste.slice(0, limite)
  return { niveau, total, liste: page, suivant: liste.length > limite ? (page.at(-1)?.id ?? null) : null }
}

/** Ce que la carte dessine dans le territoire : tous ses contenus du premier niveau, 400 au plus. */
async function listADessiner(db: Db, t: Territoire): Promise<Territoire[]> {
  const niveaux = t.niveau === 'groupement' ? contenusDe.groupement : contenusDe[t.niveau].slice(0, 1)
  return (await Promise.all(niveaux.map((niveau) => listContenus(db, t, niveau, { limite: 400 })))).flat()
}
