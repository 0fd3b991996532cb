import type { Db } from '#socle/db.ts'
import { journal } from '#socle/journal.ts'
import type { Flux } from './flux.ts'
import { listByIds, listBySeance } from './question.repository.ts'
import type { Question } from './question.ts'
import { marqueDe, trameDEtat, trameDeChangement, type Vue } from './trame.ts'

type Client = { vue: Vue; flux: Pick<Flux, 'ecrire' | 'fermer'>; encore?: (() => Promise<boolean>) | undefined }
export type Salon = ReturnType<typeof ouvrirSalon>

// Une salve de soutiens fait une trame, non cent.
const regroupement = 150

/** Une séance suivie en direct : ses questions en mémoire, tant que quelqu'un la suit, et qui la suit. */
export function ouvrirSalon(db: Db, seanceId: number) {
  const clients = new Set<Client>()
  const changees = new Set<number>()
  let questions: Promise<Map<number, Question>> | undefined
  let attente: ReturnType<typeof setTimeout> | undefined
  let toutRelire = false
  let entrants = 0
  let suite: Promise<void> = Promise.resolve()

  const lireTout = async () => new Map((await listBySeance(db, seanceId)).map((question) => [question.id, question]))

  function planifier(delai = regroupement): void {
    attente ??= setTimeout(() => {
      attente = undefined
      // L'une après l'autre : une lecture plus ancienne n'efface pas une plus récente.
      suite = suite
        .then(() => (toutRelire ? toutRedire() : redire()))
        .catch((erreur: Error) => {
          journal.warn({ erreur: erreur.message }, 'questions en direct : lecture remise à plus tard')
          toutRelire = true
          planifier(1000)
        })
    }, delai).unref()
  }

  async function redire(): Promise<void> {
    const ids = [...changees]
    changees.clear()
    const connues = await questions
    if (!connues || ids.length === 0) return
    const lues = await listByIds(db, seanceId, ids)
    for (const question of lues) connues.set(question.id, question)
    const disparues = ids.filter((id) => !lues.some((question) => question.id === id))
    for (const id of disparues) connues.delete(id)
    const marque = marqueDe(connues.values())
    ecrireATous((vue) => trameDeChangement(lues, disparues, vue, marque))
  }

  async function toutRedire(): Promise<void> {
    toutRelire = false
    changees.clear()
    const lues = await lireTout()
    questions = Promise.resolve(lues)
    const marque = marqueDe(lues.values())
    ecrireATous((vue) => trameDEtat(lues.values(), vue, marque))
  }

  /** Écrit à chacun la trame de sa vue, composée une fois. */
  function ecrireATous(composer: (vue: Vue) => Uint8Array): void {
    const trames = new Map<Vue, Uint8Array>()
    for (const { vue, flux } of [...clients]) {
      const trame = trames.get(vue) ?? composer(vue)
      trames.set(vue, trame)
      flux.ecrire(trame)
    }
  }

  return {
    /** Donne au nouveau venu l'état de la séance, ou ce qui a changé depuis la marque qu'il avait, puis la suite. */
    entrer: async (client: Client, depuis?: number): Promise<void> => {
      entrants++
      questions ??= lireTout()
      const lues = await questions
        .catch((erreur: Error) => {
          questions = undefined
          throw erreur
        })
        .finally(() => entrants--)
      // Rien n'attend entre l'état et l'entrée : aucun changement ne passe entre les deux.
      if (client.flux.ecrire(trameDEtat(lues.values(), client.vue, marqueDe(lues.values()), depuis))) clients.add(client)
    },
    quitter: (client: Client) => clients.delete(client),
    estVide: () => clients.size + entrants === 0,
    changer: (questionId: number) => {
      changees.add(questionId)
      planifier()
    },
    relire: () => {
      toutRelire = true
      planifier()
    },
    ecrireATous,
    /** Ferme le fil de qui n'a plus le droit de le suivre. */
    verifier: async () => {
      for (const { encore, flux } of [...clients]) if (encore && !(await encore())) flux.fermer()
    },
    fermer: () => {
      clearTimeout(attente)
      for (const { flux } of [...clients]) flux.fermer()
    },
  }
}
