import { estBaseInjoignable } from './base-injoignable.ts'
import type { PagesGardees } from './pages-gardees.ts'

type Rendue = { reponse: Response; deSecours: boolean }

/**
 * Rend une page publique ; la base injoignable, celle d'avant la coupure vaut mieux qu'un refus. Personne d'autre ne la garde
 * (no-store), et elle dit depuis quand rien ne l'a vérifiée. Voir l'ADR 0019.
 */
export async function rendreOuSecourir(rendre: () => Response | Promise<Response>, gardees: PagesGardees, cle: string): Promise<Rendue> {
  try {
    return { reponse: await rendre(), deSecours: false }
  } catch (erreur) {
    const page = estBaseInjoignable(erreur) ? gardees.lireDeSecours(cle) : undefined
    if (!page) throw erreur
    const entetes = new Headers(page.entetes)
    entetes.set('cache-control', 'no-store')
    entetes.set('x-accel-expires', '0')
    entetes.set('x-verifiee-le', new Date(gardees.suivi.coupeeLe ?? Date.now()).toUTCString())
    return { reponse: new Response(new Uint8Array(page.corps.identity), { status: page.statut, headers: entetes }), deSecours: true }
  }
}
