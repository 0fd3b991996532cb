import type { Actes } from '#socle/salle.ts'
import { fraicheurDe } from '../fraicheur/fraicheur.routes.tsx'
import { historiqueDe } from '../historique/historique.routes.tsx'
import { numeroDe } from '../numero.ts'
import type { Sorte } from '../sorte.ts'
import { archivageDe } from './archivage.routes.tsx'
import { publicationDe } from './publication.ts'

/**
 * La vie d'une fiche qui se propose, se publie et s'archive : son numéro (où mènent file et courriels), ses versions, l'archivage, « toujours
 * à jour », et la décision de la publier. `usage` : ce que signe la clé du lien « toujours à jour ». Une proposition refusée est archivée.
 */
export function cycleDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  { proposee, publiee, archivee, usage }: { proposee: NoInfer<E>; publiee: NoInfer<E>; archivee: NoInfer<E>; usage: string },
): Actes {
  const fraicheur = fraicheurDe(sorte, { usage, publiee })
  const pages = [numeroDe(sorte), archivageDe(sorte, { publiee, archivee }), historiqueDe(sorte), fraicheur]
  return {
    ...fraicheur,
    routes: pages.flatMap(({ routes = [] }) => routes),
    moderations: [publicationDe(sorte, { proposee, publiee, refusee: () => archivee })],
  }
}
