import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { comparerAPart } from '#socle/comparer-a-part.ts'
import type { Db } from '#socle/db.ts'
import type { Difference } from '#socle/differer.ts'
import type { Saisie } from '#socle/formulaire.ts'
import type { Champ, Champs, Fautes, Formulaire, Lu } from './champ.ts'
import { type Citation, type Noms, nommer } from './noms.ts'

/** « dureeMinutes » : duree_minutes. */
export const enSnake = (cle: string): string => cle.replace(/[A-Z]/g, (lettre) => `_${lettre.toLowerCase()}`)

export const nomDeSaisie = (cle: string, { nom }: { nom?: string | undefined }): string => nom ?? enSnake(cle)

export const clesDe = <S extends object>(champs: Champs<S>): (keyof S & string)[] => {
  const connue = (cle: string): cle is keyof S & string => Object.hasOwn(champs, cle)
  return Object.keys(champs).filter(connue)
}

type Lecteur<S extends object, D> = <K extends keyof S & string>(champ: Champ<S[K]>, cle: K) => (de: D) => S[K]

/**
 * De quoi assembler des contenus, champ par champ ; mille fiches se lisent d'une même préparation, et d'une même forme. Le seul
 * endroit où le type d'un contenu est affirmé plutôt que prouvé : TypeScript ne sait pas qu'un objet dont chaque clé vient de `champs`
 * a la forme de S.
 */
export function assembleurDe<S extends object, D>(champs: Champs<S>, lecteur: Lecteur<S, D>): (de: D) => S {
  const lecteurs = clesDe(champs).map((cle) => ({ cle, lire: lecteur(champs[cle], cle) }))
  const forme = Object.fromEntries(lecteurs.map(({ cle }) => [cle, undefined])) as S
  return (de) => {
    const contenu = { ...forme }
    for (const { cle, lire } of lecteurs) contenu[cle] = lire(de)
    return contenu
  }
}

type Dit<T> = <V>(champ: Champ<V>, valeur: V, nom: string) => T[]

const reunir = <S extends object, T>(champs: Champs<S>, contenu: S, dire: Dit<T>, sous = ''): T[] =>
  clesDe(champs).flatMap((cle) => dire(champs[cle], contenu[cle], sous + nomDeSaisie(cle, champs[cle])))

/** Le contenu d'une fiche neuve. */
export function contenuVide<S extends object>(champs: Champs<S>): S {
  const vider = assembleurDe(champs, (champ) => () => champ.vide)
  return vider(null)
}

type Objet = Readonly<Record<string, unknown>>
const estObjet = (brut: unknown): brut is Objet => typeof brut === 'object' && brut !== null

/** De quoi relire beaucoup de contenus d'une même préparation. */
export function relecteurDe<S extends object>(champs: Champs<S>): (brut: unknown) => S {
  const relire = assembleurDe(champs, (champ, cle) => (lu: Objet) => champ.garde(lu[cle]))
  return (brut) => relire(estObjet(brut) ? brut : {})
}

/** Un contenu relu d'une version, d'un brouillon ou d'une fiche entière : ses champs seuls, sous la forme qui se compare. */
export const contenuDe = <S extends object>(champs: Champs<S>, brut: unknown): S => relecteurDe(champs)(brut)

export const memeContenu = <S extends object>(champs: Champs<S>, avant: S, apres: S): boolean =>
  JSON.stringify(contenuDe(champs, avant)) === JSON.stringify(contenuDe(champs, apres))

/** Tout ce que ces contenus citent. */
export const citationsDe = <S extends object>(champs: Champs<S>, ...contenus: S[]): Citation[] =>
  contenus.flatMap((contenu) => reunir(champs, contenu, (champ, valeur) => champ.cite(valeur)))

export const nommerContenus = <S extends object>(db: Db, champs: Champs<S>, ...contenus: S[]): Promise<Noms> =>
  nommer(db, citationsDe(champs, ...contenus))

/** Le même contenu sans ce qui a disparu depuis : il peut être récrit. */
export const sansDisparus = <S extends object>(champs: Champs<S>, contenu: S, noms: Noms): S =>
  assembleurDe(champs, (champ, cle) => (avant: S) => champ.sansDisparus(avant[cle], noms))(contenu)

/** Un contenu tel que le formulaire le montre : relu sans changement, il redonne le même. `sous` : ce qui précède le nom des saisies. */
export const remplir = <S extends object>(champs: Champs<S>, contenu: S, noms: Noms, sous = ''): Saisie =>
  Object.assign({}, ...reunir(champs, contenu, (champ, valeur, nom) => [champ.remplir(valeur, nom, noms)], sous))

/** Le nom de chaque saisie, dans l'ordre des champs. */
export const libellesDe = <S extends object>(champs: Champs<S>, sous = ''): Record<string, string> =>
  Object.assign({}, ...clesDe(champs).map((cle) => champs[cle].libelles(sous + nomDeSaisie(cle, champs[cle]))))

/** Comprend une saisie : toutes ses fautes d'un coup. Ce que le formulaire ne montre pas vient d'`avant`. */
export async function lireContenu<S extends object>(db: Db, champs: Champs<S>, saisie: Saisie, avant?: S): Promise<Lu<S>> {
  return lireChamps(champs, { db, saisie, referentiel: await chargerReferentiel(db) }, '', avant)
}

/** Comprend les saisies dont le nom commence par `sous` : « blocs.lire. ». */
export async function lireChamps<S extends object>(champs: Champs<S>, ou: Formulaire, sous: string, avant?: S): Promise<Lu<S>> {
  const fautes: Fautes = {}
  const lus = new Map<string, unknown>()
  // L'un après l'autre : une transaction n'a qu'une connexion, et les fautes viennent dans l'ordre des champs.
  for (const cle of clesDe(champs)) {
    const lu = await champs[cle].lire({ ...ou, nom: sous + nomDeSaisie(cle, champs[cle]), avant: avant?.[cle] })
    if (lu.ok) lus.set(cle, lu.valeur)
    else Object.assign(fautes, lu.fautes)
  }
  if (Object.keys(fautes).length > 0) return { ok: false, fautes }
  return { ok: true, valeur: contenuDe(champs, Object.fromEntries(lus)) }
}

/** Les rubriques d'un contenu, en toutes lettres ; deux champs de même rubrique y mettent leurs lignes à la suite. */
export function dire<S extends object>(champs: Champs<S>, contenu: S, noms: Noms): Map<string, string[]> {
  const rubriques = new Map<string, string[]>()
  for (const [nom, lignes] of reunir(champs, contenu, (champ, valeur) => champ.dire(valeur, noms)))
    rubriques.set(nom, [...(rubriques.get(nom) ?? []), ...lignes])
  return rubriques
}

/** Les champs qui diffèrent entre deux contenus ; `suivi` : ce qui se compare de plus, sans être du contenu. */
export async function comparer<S extends object>(db: Db, champs: Champs<S>, avant: S, apres: S, suivi = sansSuivi): Promise<Difference[]> {
  const noms = await nommerContenus(db, champs, avant, apres)
  const differences = await comparerAPart(
    new Map([...suivi.avant, ...dire(champs, avant, noms)]),
    new Map([...suivi.apres, ...dire(champs, apres, noms)]),
  )
  return [...differences, ...clesDe(champs).flatMap((cle) => champs[cle].comparer?.(avant[cle], apres[cle]) ?? [])]
}

type Suivi = { avant: Map<string, string[]>; apres: Map<string, string[]> }
const sansSuivi: Suivi = { avant: new Map(), apres: new Map() }
