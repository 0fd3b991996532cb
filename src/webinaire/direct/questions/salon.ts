import type { Db } from '#socle/db.ts'
import { journal } from '#socle/journal.ts'
import type { Flux } from './flux.ts'
import { listByIds, listBySeance } from './question.repository.ts'
import type { Question } from './question.ts'
import { marqueDe, trameDEtat, trameDeChangement, type Vue } from './trame.ts'

type Client = { vue: Vue; flux: Pick<Flux, 'ecrire' | 'fermer'>; encore?: (() => Promise<boolean>) | undefined }

// Une salve de soutiens fait une trame, non cent.
const regroupement = 150

/** Une séance suivie en direct : ses questions en mémoire, tant que quelqu'un la suit, et qui la suit. */
export class Salon {
  readonly #clients = new Set<Client>()
  readonly #changees = new Set<number>()
  readonly #db: Db
  readonly #seanceId: number
  #questions: Promise<Map<number, Question>> | undefined
  #attente: ReturnType<typeof setTimeout> | undefined
  #toutRelire = false
  #entrants = 0
  #suite: Promise<void> = Promise.resolve()

  constructor(db: Db, seanceId: number) {
    this.#db = db
    this.#seanceId = seanceId
  }

  /** Donne au nouveau venu l'état de la séance, ou ce qui a changé depuis la marque qu'il avait, puis la suite. */
  async entrer(client: Client, depuis?: number): Promise<void> {
    this.#entrants++
    this.#questions ??= this.#lireTout()
    const questions = await this.#questions
      .catch((erreur: Error) => {
        this.#questions = undefined
        throw erreur
      })
      .finally(() => this.#entrants--)
    // Rien n'attend entre l'état et l'entrée : aucun changement ne passe entre les deux.
    if (client.flux.ecrire(trameDEtat(questions.values(), client.vue, marqueDe(questions.values()), depuis))) this.#clients.add(client)
  }

  quitter(client: Client): void {
    this.#clients.delete(client)
  }

  get vide(): boolean {
    return this.#clients.size + this.#entrants === 0
  }

  changer(questionId: number): void {
    this.#changees.add(questionId)
    this.#planifier(regroupement)
  }

  relire(): void {
    this.#toutRelire = true
    this.#planifier(regroupement)
  }

  /** Écrit à chacun la trame de sa vue, composée une fois. */
  ecrireATous(composer: (vue: Vue) => Uint8Array): void {
    const trames = new Map<Vue, Uint8Array>()
    for (const { vue, flux } of [...this.#clients]) {
      const trame = trames.get(vue) ?? composer(vue)
      trames.set(vue, trame)
      flux.ecrire(trame)
    }
  }

  /** Ferme le fil de qui n'a plus le droit de le suivre. */
  async verifier(): Promise<void> {
    for (const { encore, flux } of [...this.#clients]) if (encore && !(await encore())) flux.fermer()
  }

  fermer(): void {
    clearTimeout(this.#attente)
    for (const { flux } of [...this.#clients]) flux.fermer()
  }

  #planifier(delai: number): void {
    this.#attente ??= setTimeout(() => {
      this.#attente = undefined
      // L'une après l'autre : une lecture plus ancienne n'efface pas une plus récente.
      this.#suite = this.#suite
        .then(() => this.#diffuser())
        .catch((erreur: Error) => {
          journal.warn({ erreur: erreur.message }, 'questions en direct : lecture remise à plus tard')
          this.#relireDans(1000)
        })
    }, delai).unref()
  }

  #relireDans(delai: number): void {
    this.#toutRelire = true
    this.#planifier(delai)
  }

  async #diffuser(): Promise<void> {
    if (this.#toutRelire) return this.#toutRedire()
    const ids = [...this.#changees]
    this.#changees.clear()
    const questions = await this.#questions
    if (!questions || ids.length === 0) return
    const lues = await listByIds(this.#db, this.#seanceId, ids)
    for (const question of lues) questions.set(question.id, question)
    const disparues = ids.filter((id) => !lues.some((question) => question.id === id))
    for (const id of disparues) questions.delete(id)
    const marque = marqueDe(questions.values())
    this.ecrireATous((vue) => trameDeChangement(lues, disparues, vue, marque))
  }

  async #toutRedire(): Promise<void> {
    this.#toutRelire = false
    this.#changees.clear()
    const questions = await this.#lireTout()
    this.#questions = Promise.resolve(questions)
    const marque = marqueDe(questions.values())
    this.ecrireATous((vue) => trameDEtat(questions.values(), vue, marque))
  }

  async #lireTout(): Promise<Map<number, Question>> {
    return new Map((await listBySeance(this.#db, this.#seanceId)).map((question) => [question.id, question]))
  }
}
