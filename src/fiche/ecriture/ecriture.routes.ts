import type { Actes } from '#socle/salle.ts'
import type { Fiche, Sorte } from '../sorte.ts'
import { brouillonsDe } from './brouillon/brouillons.routes.tsx'
import type { Cadre } from './formulaire.tsx'
import { type Ensuite, modifierDe } from './modifier.routes.tsx'
import { type OptionsDeProposition, proposerDe } from './proposer.routes.tsx'

type Options<S extends object, F> = Cadre<S, F> & { proposer: OptionsDeProposition<S, F>; ensuite?: Ensuite<F> }

/** Proposer une fiche, la modifier sans effacer ce qu'un autre écrit, retrouver ce que l'on n'a pas fini. */
export function ecritureDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  { proposer, ensuite, ...cadre }: Options<S, Fiche<S, E, P>>,
): Actes {
  const [neuve, suite] = [proposerDe(sorte, cadre, proposer), modifierDe(sorte, cadre, ensuite)]
  const { envoi } = cadre
  const pages = { chemin: proposer.chemin, proposer: neuve.rendre, modifier: suite.rendre, envoi }
  return { routes: [...neuve.routes, ...(cadre.brouillons ? brouillonsDe(sorte, pages) : []), ...suite.routes] }
}
