import { type Bloc, type GenreDeBloc, type Parcours, texteDe } from '../parcours.ts'
import type { Version } from '../versions.ts'

export type ChampCompose = { cle: string; libelle: string; aide: string }
/** `choix` : un par ligne ; `juste` : le numéro de la bonne ligne, à partir de 1. */
export type QuestionComposee = { question: string; choix: string; juste: string; explication: string }

/** Un bloc tel que le formulaire le porte, juste ou non. `id` : sa place dans le formulaire, sa clé s'il en a déjà une. */
export type BlocCompose = {
  id: string
  genre: GenreDeBloc
  titre: string
  minutes: string
  des: Version
  texte: string
  /** L'identifiant de la ressource ou de la séance ; vide : aucune. */
  lie: string
  /** « 12:30 » : où commence le chapitre. */
  chapitre: string
  champs: ChampCompose[]
  questions: QuestionComposee[]
  /** Ce que l'on cherche comme ressource. */
  recherche: string
  /** Vrai : dans la corbeille, jusqu'à l'enregistrement. */
  ote: boolean
}

/** Tout ce que la page de composition porte, sans que rien ne soit encore enregistré. */
export type Composition = {
  titre: string
  resume: string
  but: string
  pourQui: string
  terme: string
  termes: string[]
  proposition: boolean
  source: string
  /** Le numéro de la version d'où l'on part. */
  base: string
  blocs: BlocCompose[]
}

export function depuisParcours(parcours: Parcours, base: number): Composition {
  return {
    titre: parcours.titre,
    resume: parcours.resume,
    but: parcours.but,
    pourQui: parcours.pourQui,
    terme: parcours.termeId === null ? '' : String(parcours.termeId),
    termes: parcours.termeIds.map(String),
    proposition: parcours.estProposition,
    source: parcours.source,
    base: String(base),
    blocs: parcours.blocs.map(depuisBloc),
  }
}

function depuisBloc(bloc: Bloc): BlocCompose {
  const { cle, genre, titre, minutes, des } = bloc
  const compose = { ...blocVide(cle, genre), titre, minutes: String(minutes), des, texte: texteDe(bloc) }
  if (bloc.genre === 'ressource') return { ...compose, lie: enTexte(bloc.contenu.ressourceId) }
  if (bloc.genre === 'webinaire') return { ...compose, lie: enTexte(bloc.contenu.seanceId), chapitre: enMinutes(bloc.contenu.chapitre) }
  if (bloc.genre === 'exercice') return { ...compose, champs: bloc.contenu.champs }
  if (bloc.genre !== 'verification') return compose
  const questions = bloc.contenu.questions.map(({ choix, juste, ...q }) => ({ ...q, choix: choix.join('\n'), juste: String(juste + 1) }))
  return { ...compose, questions }
}

const blocVide = (id: string, genre: GenreDeBloc): BlocCompose => ({
  id,
  genre,
  titre: '',
  minutes: '10',
  des: '2h',
  texte: '',
  lie: '',
  chapitre: '',
  champs: [],
  questions: [],
  recherche: '',
  ote: false,
})

/** L'identifiant du prochain bloc ajouté ; il ne peut pas être celui d'un bloc présent. */
export function prochainId(blocs: readonly BlocCompose[]): string {
  const rangs = blocs.map(({ id }) => Number(/^nouveau-(\d+)$/.exec(id)?.[1] ?? 0))
  return `nouveau-${Math.max(0, ...rangs) + 1}`
}

export type Geste =
  | { geste: 'monter' | 'descendre' | 'oter' | 'remettre'; id: string }
  | { geste: 'ajouter'; genre: GenreDeBloc; apres: string }

/** Le même parcours après un geste ; un geste impossible (monter le premier) ne change rien. */
export function agir(blocs: readonly BlocCompose[], geste: Geste): BlocCompose[] {
  if (geste.geste === 'ajouter') {
    const place = blocs.findIndex(({ id }) => id === geste.apres) + 1
    return [...blocs.slice(0, place), blocVide(prochainId(blocs), geste.genre), ...blocs.slice(place)]
  }
  if (geste.geste === 'oter' || geste.geste === 'remettre')
    return blocs.map((bloc) => (bloc.id === geste.id ? { ...bloc, ote: geste.geste === 'oter' } : bloc))
  const rang = blocs.findIndex(({ id }) => id === geste.id)
  const vers = rang + (geste.geste === 'monter' ? -1 : 1)
  const [bloc, voisin] = [blocs[rang], blocs[vers]]
  if (!bloc || !voisin) return [...blocs]
  return blocs.map((autre, place) => (place === rang ? voisin : place === vers ? bloc : autre))
}

const enTexte = (id: number | null): string => (id === null ? '' : String(id))
const enMinutes = (secondes: number | null): string =>
  secondes === null ? '' : `${Math.floor(secondes / 60)}:${String(secondes % 60).padStart(2, '0')}`
