import type { EtatDeDemande } from '#socle/demande.ts'

export const decisions = ['accepter', 'refuser', 'question'] as const
export type Decision = (typeof decisions)[number]

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
