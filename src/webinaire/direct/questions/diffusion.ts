import type { Db } from '#socle/db.ts'
import { ecouter } from '#socle/ecouter.ts'
import { journal } from '#socle/journal.ts'
import { ouvrirFlux } from './flux.ts'
import { creerJeton } from './jeton.ts'
import { ouvrirSalon, type Salon } from './salon.ts'
import { battement, trameDAccueil, type Vue } from './trame.ts'

/** `encore` : redit, à chaque battement, si la personne peut toujours suivre cette vue ; sans elle, chacun le peut. */
type Arrivee = { vue: Vue; adresse: string; depuis?: number | undefined; encore?: (() => Promise<boolean>) | undefined }
export type Diffusion = ReturnType<typeof ouvrirDiffusion>

/**
 * Ce que ce processus diffuse en direct : un salon par séance suivie. Une annonce de la base y fait lire une fois ce
 * qui a changé, écrire une fois sa trame, et la donner à tous les navigateurs du salon. Une salle de réunion entière sort
 * par une seule adresse : la borne par adresse reste large.
 */
export function ouvrirDiffusion(bornes = { clients: 2000, parAdresse: 250 }) {
  const salons = new Map<number, Salon>()
  const parAdresse = new Map<string, number>()
  let nombre = 0
  let fermee = false
  let battements: ReturnType<typeof setInterval> | undefined

  function prendrePlace(adresse: string): boolean {
    const dejaLa = parAdresse.get(adresse) ?? 0
    if (fermee || nombre >= bornes.clients || dejaLa >= bornes.parAdresse) return false
    nombre++
    parAdresse.set(adresse, dejaLa + 1)
    battements ??= setInterval(() => void battre(), 20_000).unref()
    return true
  }

  function rendrePlace(adresse: string): void {
    nombre--
    const restants = (parAdresse.get(adresse) ?? 1) - 1
    if (restants === 0) parAdresse.delete(adresse)
    else parAdresse.set(adresse, restants)
  }

  function fermerSiVide(seanceId: number, salon: Salon): void {
    if (salon.estVide() && salons.get(seanceId) === salon) salons.delete(seanceId)
  }

  /** Toutes les vingt secondes : dit à chacun que le fil vit, et lâche qui n'a plus le droit de le suivre. */
  async function battre(): Promise<void> {
    for (const salon of [...salons.values()]) {
      salon.ecrireATous(() => battement)
      await salon.verifier()
    }
  }

  /** Ajoute un navigateur au salon de la séance ; rien si ce processus, ou cette adresse, en a déjà trop. */
  async function suivre(db: Db, seanceId: number, { vue, adresse, depuis, encore }: Arrivee) {
    if (!prendrePlace(adresse)) return undefined
    const salon = salons.get(seanceId) ?? ouvrirSalon(db, seanceId)
    salons.set(seanceId, salon)
    let parti = false
    const flux = ouvrirFlux(() => {
      if (parti) return
      parti = true
      rendrePlace(adresse)
      salon.quitter(client)
      fermerSiVide(seanceId, salon)
    })
    const client = { vue, flux, encore }
    flux.ecrire(trameDAccueil(creerJeton(seanceId)))
    try {
      await salon.entrer(client, depuis)
    } catch (erreur) {
      flux.fermer()
      throw erreur
    }
    fermerSiVide(seanceId, salon)
    return flux.corps
  }

  return {
    suivre,
    battre,
    /** Combien de navigateurs suivent ; combien, de cette adresse réseau. */
    nombre: () => nombre,
    placesDe: (adresse: string) => parAdresse.get(adresse) ?? 0,
    /** La base annonce « séance:question ». */
    annoncer: (contenu = '') => {
      const [seanceId = 0, questionId = 0] = contenu.split(':').map(Number)
      salons.get(seanceId)?.changer(questionId)
    },
    /** L'écoute de la base reprend : chaque salon relit tout, et le redit. */
    reprendre: () => {
      for (const salon of salons.values()) salon.relire()
    },
    /** Le serveur s'arrête : chacun est lâché, et se reconnectera au suivant. */
    fermer: () => {
      fermee = true
      clearInterval(battements)
      for (const salon of salons.values()) salon.fermer()
    },
  }
}

/** Ce que diffuse ce processus. */
export const diffusion = ouvrirDiffusion()

/** Écoute les questions de tous les processus, et les diffuse dans celui-ci. Rend de quoi arrêter l'écoute. */
export function ecouterQuestions(url: string, vers: Diffusion = diffusion): Promise<() => Promise<void>> {
  return ecouter(url, {
    canal: 'questions',
    annonce: vers.annoncer,
    reprise: vers.reprendre,
    coupure: () => journal.warn('questions en direct : écoute perdue'),
  })
}
