import type { Db } from '#socle/db.ts'
import type { MembreConnecte } from '#socle/session.ts'

export const etatsDeDemande = ['en-attente', 'question', 'acceptee', 'refusee'] as const
export type EtatDeDemande = (typeof etatsDeDemande)[number]

export const decisions = ['accepter', 'refuser', 'question'] as const
export type Decision = (typeof decisions)[number]

/** Une demande de la file de modération. */
export type Demande = {
  id: number
  salle: string
  genre: string
  objet_id: number
  titre: string
  resume: string
  auteur_id: string | null
  auteur_courriel: string | null
  auteur_nom: string | null
  territoire_id: number | null
  thematiques: number[]
  etat: EtatDeDemande
  message: string | null
  deposee_le: Date
  decidee_le: Date | null
}

/** Ce qu'une salle fait d'une décision ; `accepter` et `refuser` s'exécutent dans la transaction de la décision. */
export type Moderation = {
  salle: string
  genre: string
  /** Ce qui est demandé, lu dans la file : « Publier une fiche ». */
  libelle: string
  /** Le chemin où voir l'objet demandé. */
  lien: (demande: Demande) => string
  accepter: (trx: Db, demande: Demande, moderateur: MembreConnecte) => Promise<void>
  refuser: (trx: Db, demande: Demande, moderateur: MembreConnecte, phrase: string) => Promise<void>
}

/** Ce qu'il faut pour déposer une demande. L'auteur sans compte donne son adresse ; avec un compte, `id` suffit. */
export type NouvelleDemande = {
  salle: string
  genre: string
  objetId: number
  titre: string
  /** Ce que le modérateur doit lire pour décider, sans donnée personnelle. */
  resume?: string
  auteur?: { id?: string | null; courriel?: string | null; nom?: string | null }
  territoireId?: number | null
  thematiques?: number[]
}

export const nomDeLEtat = { 'en-attente': 'En attente', question: 'Question posée', acceptee: 'Acceptée', refusee: 'Refusée' } as const

/** Vrai tant que personne n'a décidé. */
export function estOuverte(etat: EtatDeDemande): boolean {
  return etat === 'en-attente' || etat === 'question'
}

/** L'état où mène une décision. */
export function etatApres(decision: Decision): EtatDeDemande {
  return ({ accepter: 'acceptee', refuser: 'refusee', question: 'question' } as const)[decision]
}

/** Le résumé suivi de la question et de sa réponse : la file garde tout l'échange. */
export function ajouterReponse(resume: string, question: string, reponse: string): string {
  return `${resume}\n\nQuestion : ${question}\nRéponse : ${reponse}`.trim()
}
