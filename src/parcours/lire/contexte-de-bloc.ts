import type { Erreurs } from '#socle/formulaire.ts'
import type { Lie } from '../lies.repository.ts'
import type { Reponses } from '../progression/fusionner.ts'
import type { Version } from '../versions.ts'
import type { TextesRendus } from './rendre-textes.ts'

/** Ce qu'un bloc doit savoir pour se montrer. */
export type ContexteDeBloc = {
  lies: { ressources: Map<number, Lie>; seances: Map<number, Lie> }
  /** Les textes de la page, rendus. */
  textes: TextesRendus
  faits: readonly string[]
  reponses: Reponses
  erreurs: Erreurs
  /** Les réponses à une vérification, lues dans l'adresse. */
  choisi: (nom: string) => string | undefined
  version: Version
  /** Vrai : les champs et les cases partent vers le compte, avec le formulaire de l'étape. */
  compte: boolean
  /** Faux dans un aperçu : rien ne se coche, rien ne s'envoie. */
  vivant: boolean
}
