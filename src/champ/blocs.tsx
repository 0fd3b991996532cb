import type { VNode } from 'preact'
import type { Saisie } from '#socle/formulaire.ts'
import { slugifier } from '#socle/texte.ts'
import { Controles } from './Controles.tsx'
import { type Champ, type Champs, champ, type EtatDeSaisie, type Fautes, type Formulaire, faute, type Lu, lu } from './champ.ts'
import { citationsDe, contenuVide, dire, libellesDe, lireChamps, relecteurDe, remplir, sansDisparus } from './champs.ts'
import type { Citation, Noms } from './noms.ts'
import { casesDe, texteDe } from './saisie.ts'

/** Un genre de bloc : un petit formulaire. Ce qu'il reçoit d'un bloc, il le relit d'abord avec ses champs. */
export type Genre = {
  libelle: string
  /** Ce qu'il montre, pour qui choisit d'en ajouter un. */
  quoi: string
  neuf: (noms: Noms, sous: string) => Saisie
  garder: (brut: unknown) => object
  lire: (ou: Formulaire, sous: string) => Promise<Lu<object>>
  remplir: (bloc: object, noms: Noms, sous: string) => Saisie
  dire: (bloc: object, noms: Noms) => [string, string[]][]
  cite: (bloc: object) => Citation[]
  sansDisparus: (bloc: object, noms: Noms) => object
  libelles: (sous: string) => Record<string, string>
  Controles: (etat: EtatDeSaisie & { sous: string }) => VNode
}
export type Genres = Readonly<Record<string, Genre>>

/** Un genre de bloc, d'après ses champs. */
export function genre<S extends object>(o: { libelle: string; quoi: string; champs: Champs<S> }): Genre & { champs: Champs<S> } {
  const { champs } = o
  const relu = relecteurDe(champs)
  return {
    ...o,
    neuf: (noms, sous) => remplir(champs, contenuVide(champs), noms, sous),
    garder: relu,
    lire: (ou, sous) => lireChamps(champs, ou, sous),
    remplir: (bloc, noms, sous) => remplir(champs, relu(bloc), noms, sous),
    dire: (bloc, noms) => [...dire(champs, relu(bloc), noms)],
    cite: (bloc) => citationsDe(champs, relu(bloc)),
    sansDisparus: (bloc, noms) => sansDisparus(champs, relu(bloc), noms),
    libelles: (sous) => libellesDe(champs, sous),
    Controles: (etat) => <Controles champs={champs} {...etat} />,
  }
}

/** Un bloc de l'un de ces genres. `cle` le désigne parmi les autres, tant qu'il dure. */
export type Bloc<G extends Genres> = {
  [K in keyof G & string]: { cle: string; genre: K } & (G[K] extends { champs: Champs<infer S> } ? S : never)
}[keyof G & string]

/** Ce qui précède le nom des saisies d'un bloc : « blocs.lire. ». */
export const sousBloc = (nom: string, id: string): string => `${nom}.${id}.`

/** Un bloc du formulaire : sa place y est tenue par `id`, sa clé, ou « nouveau-1 » tant qu'il n'en a pas. */
export type BlocSaisi<N extends string = string> = { id: string; genre: N; ote: boolean }

const estNouveau = (id: string): boolean => /^nouveau-\d{1,4}$/.test(id)

/** Les blocs d'une saisie, dans leur ordre, ceux que l'on vient d'ôter compris. */
export function blocsSaisis(saisie: Saisie, nom: string, genres: Genres): BlocSaisi[] {
  return [...new Set(casesDe(saisie, nom))].slice(0, 300).flatMap((id) => {
    const dit = texteDe(saisie, `${sousBloc(nom, id)}genre`)
    if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(id) || !Object.hasOwn(genres, dit)) return []
    return [{ id, genre: dit, ote: texteDe(saisie, `${sousBloc(nom, id)}ote`) === '1' }]
  })
}

type Options<G extends Genres> = {
  libelle: string
  genres: G
  max: { nombre: number; phrase: string }
  /** Des clés qu'aucun bloc ne peut prendre : une page du site, par exemple. */
  reserves?: readonly string[]
  /** Ce qui tient à leur ordre ou à leur ensemble : une phrase, s'il ne convient pas. */
  exiger?: (blocs: Bloc<G>[]) => string | undefined
}

/** Des blocs de plusieurs genres, dans un ordre. Leur formulaire, avec ses gestes, est celui de fiche/composer. */
export function blocs<G extends Genres>({ libelle, genres, max, reserves = [], exiger }: Options<G>): Champ<Bloc<G>[]> {
  const estBloc = (lu: object): lu is Bloc<G> => 'genre' in lu && typeof lu.genre === 'string' && Object.hasOwn(genres, lu.genre)
  const bloc = (cle: string, nom: string, contenu: object): Bloc<G>[] => {
    const compose = { cle, genre: nom, ...contenu }
    return estBloc(compose) ? [compose] : []
  }
  const chacun = <T,>(liste: Bloc<G>[], dit: (sorte: Genre, un: Bloc<G>) => T[]): T[] =>
    liste.flatMap((un) => {
      const sorte = genres[un.genre]
      return sorte ? dit(sorte, un) : []
    })
  return champ<Bloc<G>[]>({
    libelle,
    vide: [],
    // Un bloc que cette version du site ne comprend plus n'empêche pas de lire les autres.
    garde: (brut) =>
      (Array.isArray(brut) ? brut : []).flatMap((un: unknown, rang) => {
        if (typeof un !== 'object' || un === null || !('genre' in un) || typeof un.genre !== 'string') return []
        const cle = 'cle' in un && typeof un.cle === 'string' ? un.cle : String(rang + 1)
        return Object.hasOwn(genres, un.genre) ? bloc(cle, un.genre, genres[un.genre]?.garder(un) ?? {}) : []
      }),
    lire: async ({ nom, ...ou }) => {
      const saisis = blocsSaisis(ou.saisie, nom, genres).filter(({ ote }) => !ote)
      const prises = new Set([...reserves, ...saisis.map(({ id }) => id)])
      const fautes: Fautes = {}
      const lus: Bloc<G>[] = []
      for (const saisi of saisis) {
        const compris = await genres[saisi.genre]?.lire(ou, sousBloc(nom, saisi.id))
        if (compris?.ok === false) Object.assign(fautes, compris.fautes)
        if (compris?.ok) lus.push(...bloc(cleDe(saisi, compris.valeur, prises), saisi.genre, compris.valeur))
      }
      if (Object.keys(fautes).length > 0) return { ok: false, fautes }
      const phrase = lus.length > max.nombre ? max.phrase : exiger?.(lus)
      return phrase === undefined ? lu(lus) : faute('', phrase)
    },
    remplir: (liste, nom, noms) => ({
      [nom]: liste.map(({ cle }) => cle),
      ...Object.assign({}, ...liste.map((un) => ({ [`${sousBloc(nom, un.cle)}genre`]: un.genre }))),
      ...Object.assign({}, ...chacun(liste, (sorte, un) => [sorte.remplir(un, noms, sousBloc(nom, un.cle))])),
    }),
    Controle: () => null,
    // Une rubrique par bloc : déplacé, seul l'ordre change ; récrit, lui seul.
    dire: (liste, noms) => [
      [libelle, chacun(liste, (sorte, un) => [nomDuBloc(sorte, un)])],
      ...chacun(liste, (sorte, un): [string, string[]][] => [[nomDuBloc(sorte, un), lignesDites(sorte.dire(un, noms))]]),
    ],
    cite: (liste) => chacun(liste, (sorte, un) => sorte.cite(un)),
    sansDisparus: (liste, noms) => chacun(liste, (sorte, un) => bloc(un.cle, un.genre, sorte.sansDisparus(un, noms))),
    libelles: () => ({}),
  })
}

// Une clé tirée du titre, s'il en a un : elle se lit dans une adresse, et dans une comparaison.
function cleDe({ id, genre: nom }: BlocSaisi, contenu: object, prises: Set<string>): string {
  if (!estNouveau(id)) return id
  const titre = 'titre' in contenu && typeof contenu.titre === 'string' ? contenu.titre : ''
  return cleLibre(slugifier(titre || nom).slice(0, 50), prises)
}

/** La première clé libre : « voir », « voir-2 »… Elle est prise aussitôt. */
export function cleLibre(souhait: string, prises: Set<string>): string {
  let cle = souhait
  for (let n = 2; prises.has(cle); n++) cle = `${souhait}-${n}`
  prises.add(cle)
  return cle
}

const nomDuBloc = ({ libelle }: Genre, { cle }: { cle: string }): string => `${libelle} (${cle})`

// Une ligne porte son nom, sauf dans un texte qui en a plusieurs.
const lignesDites = (rubriques: [string, string[]][]): string[] =>
  rubriques.flatMap(([nom, lignes]) => (lignes.length === 1 ? [`${nom} : ${lignes[0]}`] : lignes))
