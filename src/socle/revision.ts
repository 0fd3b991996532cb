import type { Db } from './db.ts'
import { ecouter } from './ecouter.ts'
import { noterProvisoire, suivreProvisoire } from './provisoire.ts'

/** Une donnée a changé, ou peut-être : l'écoute est coupée. */
type Raison = 'changement' | 'coupure'
type Prevenir = (raison: Raison) => void

/**
 * La révision des données publiques, vue de ce processus. `generation` change à chaque écriture publique, d'où
 * qu'elle vienne ; tant que la base ne peut pas nous prévenir (`fiable` faux), rien ne doit être gardé.
 */
export class Revision {
  generation = 0
  fiable = false
  readonly #parTable = new Map<string, number>()
  readonly #abonnes = new Set<Prevenir>()
  /** Quand l'écoute a été perdue (millisecondes) ; undefined tant qu'elle dure. */
  coupeeLe: number | undefined

  /** Une donnée publique a changé. `table` : celle qu'annonce la base ; sans elle, on ne sait pas encore laquelle. */
  avancer(table?: string): void {
    this.generation++
    if (table) this.#parTable.set(table, this.generation)
    else this.#sansTable = this.generation
    this.#prevenir('changement')
  }

  /**
   * Change dès que l'une de ces tables change, ou après une coupure ; et dès que ce processus écrit, avant que la base dise dans
   * quelle table, sauf si l'on n'attend que ce qu'elle annonce.
   */
  generationDe(tables: readonly string[], { annoncees = false } = {}): string {
    const connues = tables.map((table) => this.#parTable.get(table) ?? 0)
    return `${this.#coupures}:${Math.max(annoncees ? 0 : this.#sansTable, ...connues)}`
  }
  #sansTable = 0

  /** L'écoute est perdue : ce qui change n'est plus annoncé. */
  couper(): void {
    this.fiable = false
    this.coupeeLe ??= Date.now()
    this.generation++
    this.#prevenir('coupure')
  }

  /** L'écoute commence, ou reprend : ce qui a pu changer pendant la coupure n'a pas été annoncé, on repart de rien. */
  reprendre(): void {
    this.#coupures++
    this.avancer()
    this.fiable = true
    this.coupeeLe = undefined
  }
  #coupures = 0

  surChangement(prevenir: Prevenir): void {
    this.#abonnes.add(prevenir)
  }

  #prevenir(raison: Raison): void {
    for (const prevenir of this.#abonnes) prevenir(raison)
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
  return ecouter(url, {
    canal: 'revision_publique',
    annonce: (table) => suivi.avancer(table),
    reprise: () => suivi.reprendre(),
    coupure: () => suivi.couper(),
    relever,
  })
}

/**
 * Une lecture gardée dans ce processus tant qu'aucune de ces tables ne change : pour ce qui est petit, coûteux à
 * refaire et demandé partout. Une transaction, qui voit ce que personne d'autre ne voit, ne s'en sert pas.
 * @param annoncees ne refaire que sur l'annonce de la base, et non à chaque écriture de ce processus : pour ce qui est très coûteux
 */
export function gardeeTantQue<T>(
  tables: readonly string[],
  lire: (db: Db) => Promise<T>,
  { suivi = revision, annoncees = false } = {},
): (db: Db) => Promise<T> {
  let garde: { generation: string; lecture: ReturnType<typeof suivreProvisoire<T>> } | undefined
  return async (db) => {
    if (!suivi.fiable || db.isTransaction) return lire(db)
    const generation = suivi.generationDe(tables, { annoncees })
    if (garde?.generation !== generation) {
      const lecture = suivreProvisoire(() => lire(db))
      garde = { generation, lecture }
      // Une lecture ratée ou provisoire n'est pas gardée : la demande suivante réessaie.
      const oublier = () => {
        if (garde?.lecture === lecture) garde = undefined
      }
      lecture.then(({ provisoire }) => provisoire && oublier(), oublier)
    }
    const { valeur, provisoire } = await garde.lecture
    if (provisoire) noterProvisoire()
    return valeur
  }
}
