import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import type { Vitrine } from '../vitrine.ts'
import type { BlocSaisi } from './composition.ts'

/** Ce que montre la page de composition. */
export type EtatDeComposition = {
  vitrine: Vitrine | null
  saisie: Saisie
  blocs: BlocSaisi[]
  erreurs: Erreurs
  referentiel: Referentiel
  /** Ce que deviennent les couleurs une fois lisibles, s'il a fallu les changer. */
  conseils: string[]
  nommeLHote: boolean
  avis: string | null
}
