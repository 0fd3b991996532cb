import type { Db } from '#socle/db.ts'
import { ecouter } from '#socle/ecouter.ts'
import { journal } from '#socle/journal.ts'
import { ouvrirFlux } from './flux.ts'
import { creerJeton } from './jeton.ts'
import { Salon } from './salon.ts'
import { battement, trameDAccueil, type Vue } from './trame.ts'

/** `encore` : redit, à chaque battement, si la personne peut toujours suivre cette vue ; sans elle, chacun le peut. */
type Arrivee = { vue: Vue; adresse: string; depuis?: number | undefined; encore?: (() => Promise<boolean>) | undefined }
type Bornes = { clients: number; parAdresse: number }

/**
 * Ce que ce processus diffuse en direct : un salon par séance suivie. Une annonce de la base y fait lire une fois ce
 * qui a changé, écrire une fois sa trame, et la donner à tous les navigateurs du salon.
 */
export class Diffusion {
  readonly #salons = new Map<number, Salon>()
  readonly #parAdresse = new Map<string, number>()
  readonly #bornes: Bornes
  #nombre = 0
  #fermee = false
  #battements: ReturnType<typeof setInterval> | undefined

  // Une salle de réunion entière sort par une seule adresse : la borne par adresse reste large.
  constructor(bornes: Bornes = { clients: 2000, parAdresse: 250 }) {
    this.#bornes = bornes
  }

  get nombre(): number {
    return this.#nombre
  }

  /** Combien de navigateurs de cette adresse réseau suivent en ce moment, sur ce processus. */
  placesDe(adresse: string): number {
    return this.#parAdresse.get(adresse) ?? 0
  }

  /** Ajoute un navigateur au salon de la séance ; rien si ce processus, ou cette adresse, en a déjà trop. */
  async suivre(db: Db, seanceId: number, { vue, adresse, depuis, encore }: Arrivee): Promise<ReadableStream<Uint8Array> | undefined> {
    if (!this.#prendrePlace(adresse)) return undefined
    const salon = this.#salons.get(seanceId) ?? new Salon(db, seanceId)
    this.#salons.set(seanceId, salon)
    let parti = false
    const flux = ouvrirFlux(() => {
      if (parti) return
      parti = true
      this.#rendrePlace(adresse)
      salon.quitter(client)
      this.#fermerSiVide(seanceId, salon)
    })
    const client = { vue, flux, encore }
    flux.ecrire(trameDAccueil(creerJeton(seanceId)))
    try {
      await salon.entrer(client, depuis)
    } catch (erreur) {
      flux.fermer()
      throw erreur
    }
    this.#fermerSiVide(seanceId, salon)
    return flux.corps
  }

  /** La base annonce « séance:question ». */
  annoncer(contenu = ''): void {
    const [seanceId = 0, questionId = 0] = contenu.split(':').map(Number)
    this.#salons.get(seanceId)?.changer(questionId)
  }

  /** L'écoute de la base reprend : chaque salon relit tout, et le redit. */
  reprendre(): void {
    for (const salon of this.#salons.values()) salon.relire()
  }

  /** Le serveur s'arrête : chacun est lâché, et se reconnectera au suivant. */
  fermer(): void {
    this.#fermee = true
    clearInterval(this.#battements)
    for (const salon of this.#salons.values()) salon.fermer()
  }

  #fermerSiVide(seanceId: number, salon: Salon): void {
    if (salon.vide && this.#salons.get(seanceId) === salon) this.#salons.delete(seanceId)
  }

  #prendrePlace(adresse: string): boolean {
    const dejaLa = this.#parAdresse.get(adresse) ?? 0
    if (this.#fermee || this.#nombre >= this.#bornes.clients || dejaLa >= this.#bornes.parAdresse) return false
    this.#nombre++
    this.#parAdresse.set(adresse, dejaLa + 1)
    this.#battements ??= setInterval(() => void this.battre(), 20_000).unref()
    return true
  }

  #rendrePlace(adresse: string): void {
    this.#nombre--
    const restants = (this.#parAdresse.get(adresse) ?? 1) - 1
    if (restants === 0) this.#parAdresse.delete(adresse)
    else this.#parAdresse.set(adresse, restants)
  }

  /** Toutes les vingt secondes : dit à chacun que le fil vit, et lâche qui n'a plus le droit de le suivre. */
  async battre(): Promise<void> {
    for (const salon of [...this.#salons.values()]) {
      salon.ecrireATous(() => battement)
      await salon.verifier()
    }
  }
}

/** Ce que diffuse ce processus. */
export const diffusion = new Diffusion()

/** Écoute les questions de tous les processus, et les diffuse dans celui-ci. Rend de quoi arrêter l'écoute. */
export function ecouterQuestions(url: string, vers: Diffusion = diffusion): Promise<() => Promise<void>> {
  return ecouter(url, {
    canal: 'questions',
    annonce: (contenu) => vers.annoncer(contenu),
    reprise: () => vers.reprendre(),
    coupure: () => journal.warn('questions en direct : écoute perdue'),
  })
}
