import type { z } from 'zod'
import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'
import type { blocSchema, champSchema, questionSchema } from './bloc.schema.ts'
import { blocsDeLaVersion, type Version } from './versions.ts'

export type Bloc = z.infer<typeof blocSchema>
export type GenreDeBloc = Bloc['genre']
export type BlocDe<G extends GenreDeBloc> = Extract<Bloc, { genre: G }>
export type ChampDExercice = z.infer<typeof champSchema>
export type QuestionDeVerification = z.infer<typeof questionSchema>

export const etatsDeParcours = ['brouillon', 'publie', 'archive'] as const
/** brouillon : à qui compose ; publie : lu par tous ; archive : retiré, gardé. */
export type EtatDeParcours = (typeof etatsDeParcours)[number]

/** Ce qui s'écrit d'un parcours. */
export type SaisieDeParcours = {
  titre: string
  /** Markdown court : ce que l'on saura faire au bout. */
  but: string
  pourQui: string
  resume: string
  /** Son terme dans la liste « parcours ». */
  termeId: number | null
  /** Thématiques, pratiques, profils. */
  termeIds: number[]
  estProposition: boolean
  source: string
  blocs: Bloc[]
}

export type Parcours = SaisieDeParcours & { id: number; slug: string; etat: EtatDeParcours; ordre: number; modifieLe: Date }

/** Une étape et ce qui la remplit, dans une version. */
export type Etape = { etape: BlocDe<'etape'>; rang: number; blocs: Bloc[]; minutes: number }

export const libelleDuGenre: Record<GenreDeBloc, string> = {
  etape: 'Étape',
  texte: 'À lire ici',
  ressource: 'Ressource à lire',
  webinaire: 'À regarder',
  exercice: 'À faire sur votre territoire',
  verification: 'Pour vérifier',
}

export const libelleDeLEtat: Record<EtatDeParcours, string> = { brouillon: 'Brouillon', publie: 'Publié', archive: 'Archivé' }

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
  blocs.flatMap((bloc) => (bloc.genre === 'ressource' && bloc.contenu.ressourceId !== null ? [bloc.contenu.ressourceId] : []))
export const seancesDe = (blocs: readonly Bloc[]): number[] =>
  blocs.flatMap((bloc) => (bloc.genre === 'webinaire' && bloc.contenu.seanceId !== null ? [bloc.contenu.seanceId] : []))

/** Le texte d'un bloc, quel que soit le nom qu'il porte dans son genre. */
export const texteDe = ({ contenu }: Bloc): string => ('texte' in contenu ? contenu.texte : contenu.consigne)

/** Ses textes mis en forme : à quoi il sert, pour qui, et chaque bloc. */
export const textesDeParcours = ({ but, pourQui, blocs }: Pick<SaisieDeParcours, 'but' | 'pourQui' | 'blocs'>): DemandeDeRendu[] =>
  [but, pourQui, ...blocs.map(texteDe)].map((texte) => ({ genre: 'court', texte }))
