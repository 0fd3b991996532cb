import { randomBytes } from 'node:crypto'
import type { MembreConnecte } from '#socle/session.ts'
import type { Etape } from '../parcours.ts'
import { etatDeLEtape } from '../progression/progression.ts'
import type { Version } from '../versions.ts'

/** Une équipe qui suit un parcours ensemble. */
export type Groupe = {
  id: number
  parcoursId: number
  nom: string
  territoireId: number | null
  version: Version
  /** La clé du lien d'invitation : qui l'a peut rejoindre le groupe et lire son agenda. */
  cle: string
  creePar: string | null
}

/** Un rendez-vous du groupe. */
export type DateDeGroupe = {
  id: number
  debut: Date
  dureeMinutes: number
  lieu: string
  /** L'étape dont il s'agit. */
  blocCle: string | null
  note: string
  uid: string
}

/** Au-delà, une équipe n'en est plus une. */
export const membresAuPlus = 100
export const datesAuPlus = 100

export const urlGroupe = ({ cle }: Pick<Groupe, 'cle'>): string => `/parcours/groupes/${cle}`
export const nouvelleCle = (): string => randomBytes(12).toString('base64url')

/** Qui l'a créé en règle le nom et peut le supprimer ; si cette personne est partie, n'importe lequel de ses membres. */
export const peutAnimer = (membre: MembreConnecte, { creePar }: Groupe): boolean => creePar === null || creePar === membre.id

/** Combien de personnes ont fini chaque étape, et combien l'ont commencée : des comptes, jamais les réponses. */
export function avanceeParEtape(etapes: readonly Etape[], faitsDeChacun: readonly string[][]) {
  return etapes.map((etape) => {
    const etats = faitsDeChacun.map((faits) => etatDeLEtape(etape, faits))
    return {
      etape,
      finies: etats.filter((etat) => etat === 'faite').length,
      commencees: etats.filter((etat) => etat === 'commencee').length,
    }
  })
}
