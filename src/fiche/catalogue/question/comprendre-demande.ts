import { nomDuTerme, type Referentiel } from '#referentiel/referentiel.ts'
import { comprendre } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import { comprendreLieu, type LieuCompris, territoireFiltre } from '#territoire/lieu-filtre.ts'
import { listParNiveau } from '#territoire/territoire.repository.ts'
import { coches, type Demande } from './demande.ts'
import { critereDe, critereDuLieu, type Dimension, type Fonds, type Question } from './fonds.ts'

/** Un choix offert dans une dimension. Retiré : compris s'il est demandé, sans être proposé. */
export type Choix = { code: string; libelle: string; valeurs: readonly number[]; retire: boolean; proposition: boolean }
export type Groupe = { dimension: Dimension; choix: readonly Choix[] }

/** Une façon de ranger la liste : son nom dans l'URL, ce qu'on en dit. */
export type Rangement = { nom: string; libelle: string }

/** Ce que l'on a compris d'une demande, et ce qui ne l'a pas été mot pour mot. */
export type Compris = {
  question: Question
  lieu: LieuCompris
  corrections: { de: string; vers: string }[]
  /** Les filtres à montrer. */
  groupes: Groupe[]
  rangements: Rangement[]
}

/** Traduit une demande : mots compris, codes en identifiants, nom de lieu en territoire. */
export async function comprendreDemande(db: Db, referentiel: Referentiel, fonds: Fonds<unknown>, demande: Demande): Promise<Compris> {
  const [{ tsquery, corrections }, lieu, groupes] = await Promise.all([
    comprendre(db, demande.q),
    comprendreLieu(db, demande.territoire),
    lireGroupes(db, referentiel, dimensionsMontrees(fonds, demande)),
  ])
  const territoire = lieu.genre === 'trouve' ? await territoireFiltre(db, lieu.territoire) : null
  const choisis = groupes.flatMap(({ dimension, choix }) => {
    const voulus = choix.filter(({ code }) => coches(demande, dimension.nom).includes(code))
    return critereDe(dimension, [...new Set(voulus.flatMap(({ valeurs }) => valeurs))])
  })
  const pres = territoire?.point ?? null
  const parRang = [
    ...(tsquery ? [{ nom: 'pertinence', libelle: 'les plus proches de vos mots' }] : []),
    ...(pres ? [{ nom: 'proximite', libelle: 'du plus près au plus loin' }] : []),
  ]
  const rangements = [...parRang, ...fonds.ordres.map(({ nom, libelle }) => ({ nom, libelle }))]
  const defaut = tsquery ? 'pertinence' : fonds.ordres[0].nom
  const tri = rangements.find(({ nom }) => nom === demande.tri)?.nom ?? defaut
  return {
    question: { tsquery, criteres: [...choisis, ...critereDuLieu(fonds, territoire)], tri, pres },
    lieu,
    corrections,
    groupes,
    rangements,
  }
}

/** Les choix de ces dimensions, dans leur ordre. */
export function lireGroupes(db: Db, referentiel: Referentiel, dimensions: readonly Dimension[]): Promise<Groupe[]> {
  return Promise.all(dimensions.map(async (dimension) => ({ dimension, choix: await lireChoix(db, referentiel, dimension) })))
}

// Les plus fins, rarement utiles d'emblée, alourdiraient la page : ils viennent après les autres, et quand on les demande.
function dimensionsMontrees({ dimensions }: Fonds<unknown>, demande: Demande): Dimension[] {
  const fines = dimensions.filter(({ nom, fine }) => fine && (demande.filtres === 'tous' || coches(demande, nom).length > 0))
  return [...dimensions.filter(({ fine }) => !fine), ...fines]
}

async function lireChoix(db: Db, referentiel: Referentiel, dimension: Dimension): Promise<Choix[]> {
  const simple = { retire: false, proposition: false }
  if (dimension.genre === 'tranche')
    return dimension.tranches.map(({ code, libelle, rangs }) => ({ ...simple, code, libelle, valeurs: rangs }))
  if (dimension.genre === 'zone')
    return (await listParNiveau(db, dimension.niveau)).map(({ id, code, nom }) => ({ ...simple, code, libelle: nom, valeurs: [id] }))
  return referentiel.liste(dimension.liste, { retires: true }).map((terme) => ({
    code: terme.code,
    libelle: nomDuTerme(terme),
    valeurs: [terme.id],
    retire: terme.retireLe !== null,
    proposition: terme.estProposition,
  }))
}
