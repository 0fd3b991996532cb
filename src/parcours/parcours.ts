import type { Fiche } from '#fiche/sorte.ts'
import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'
import { type Bloc, genres, type SaisieDeParcours } from './parcours.champs.ts'
import { blocsDeLaVersion, type Version } from './versions.ts'

export type { Bloc, SaisieDeParcours }
export type GenreDeBloc = Bloc['genre']
export type BlocDe<G extends GenreDeBloc> = Extract<Bloc, { genre: G }>
export type QuestionDeVerification = BlocDe<'verification'>['questions'][number]

/** brouillon : à qui compose ; publie : lu par tous ; archive : retiré, gardé. */
export type EtatDeParcours = 'brouillon' | 'publie' | 'archive'

/** `ordre` : sa place dans la liste. */
export type SuiteDeParcours = { ordre: number }
export type Parcours = Fiche<SaisieDeParcours, EtatDeParcours, SuiteDeParcours>

/** Une étape et ce qui la remplit, dans une version. */
export type Etape = { etape: BlocDe<'etape'>; rang: number; blocs: Bloc[]; minutes: number }

export const libelleDuGenre = (genre: GenreDeBloc): string => genres[genre].libelle

export const urlParcours = (parcours: Pick<Parcours, 'slug'>): string => `/parcours/${parcours.slug}`
export const urlEtape = (parcours: Pick<Parcours, 'slug'>, cle: string, version: Version): string =>
  `/parcours/${parcours.slug}/${cle}?version=${version}`

/** Les étapes d'une version, avec leurs blocs et leur temps en minutes (celui de l'étape compris). */
export function etapesDe({ blocs }: Pick<Parcours, 'blocs'>, version: Version): Etape[] {
  const etapes: Etape[] = []
  for (const bloc of blocsDeLaVersion(blocs, version)) {
    const courante = etapes.at(-1)
    if (bloc.genre === 'etape') etapes.push({ etape: bloc, rang: etapes.length + 1, blocs: [], minutes: bloc.minutes })
    else if (courante) {
      courante.blocs.push(bloc)
      courante.minutes += bloc.minutes
    }
  }
  return etapes
}

/** Ce qui se marque comme fait dans une étape : ses blocs ; l'étape elle-même si elle n'en a pas. */
export const aFaire = ({ etape, blocs }: Etape): string[] => (blocs.length > 0 ? blocs.map(({ cle }) => cle) : [etape.cle])

/** Les ressources que le parcours donne à lire. */
export const ressourcesDe = (blocs: readonly Bloc[]): number[] =>
  blocs.flatMap((bloc) => (bloc.genre === 'ressource' && bloc.ressourceId !== null ? [bloc.ressourceId] : []))
export const seancesDe = (blocs: readonly Bloc[]): number[] =>
  blocs.flatMap((bloc) => (bloc.genre === 'webinaire' && bloc.seanceId !== null ? [bloc.seanceId] : []))

/** Le texte d'un bloc, quel que soit le nom qu'il porte dans son genre. */
export const texteDe = (bloc: Bloc): string => ('texte' in bloc ? bloc.texte : bloc.consigne)

/** Ses textes mis en forme : à quoi il sert, pour qui, et chaque bloc. */
export const textesDeParcours = ({ but, pourQui, blocs }: Pick<SaisieDeParcours, 'but' | 'pourQui' | 'blocs'>): DemandeDeRendu[] =>
  [but, pourQui, ...blocs.map(texteDe)].map((texte) => ({ genre: 'court', texte }))
