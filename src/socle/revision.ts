import pg from 'pg'
import { journal } from './journal.ts'

/**
 * La révision des données publiques, vue de ce processus. `generation` change à chaque écriture publique, d'où
 * qu'elle vienne ; tant que la base ne peut pas nous prévenir (`fiable` faux), rien ne doit être gardé.
 */
export class Revision {
  generation = 0
  fiable = false
  readonly #abonnes = new Set<() => void>()

  avancer(): void {
    this.generation++
    for (const prevenir of this.#abonnes) prevenir()
  }

  surChangement(prevenir: () => void): void {
    this.#abonnes.add(prevenir)
  }
}

/** La révision de ce processus. */
export const revision = new Revision()

/**
 * Écoute les écritures publiques de tous les processus ; se reconnecte tout seul. Rend de quoi arrêter.
 * @param relever fait avant chaque reconnexion : relance le PostgreSQL embarqué s'il est tombé.
 */
export async function ecouterRevisions(
  url: string,
  suivi: Revision = revision,
  relever: () => Promise<void> = async () => {},
): Promise<() => Promise<void>> {
  let arret = false
  let client: pg.Client | undefined
  const brancher = async () => {
    const nouveau = new pg.Client({ connectionString: url, application_name: 'catalyse-revision', keepAlive: true })
    nouveau.on('notification', () => suivi.avancer())
    nouveau.on('error', () => {})
    nouveau.on('end', () => {
      suivi.fiable = false
      suivi.avancer()
      if (!arret) setTimeout(() => void rebrancher(), 1000).unref()
    })
    await nouveau.connect()
    await nouveau.query('LISTEN revision_publique')
    client = nouveau
    // Ce qui a pu changer pendant la coupure n'a pas été annoncé : on repart de rien.
    suivi.avancer()
    suivi.fiable = true
  }
  const rebrancher = async () => {
    if (arret) return
    await relever()
      .then(brancher)
      .catch((erreur: Error) => {
        journal.warn({ erreur: erreur.message }, 'révisions : base injoignable, pages non gardées')
        if (!arret) setTimeout(() => void rebrancher(), 1000).unref()
      })
  }
  await brancher()
  return async () => {
    arret = true
    await client?.end()
  }
}
