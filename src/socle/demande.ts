import type { Db } from './db.ts'
import type { MembreConnecte } from './session.ts'

export const etatsDeDemande = ['en-attente', 'question', 'acceptee', 'refusee'] as const
export type EtatDeDemande = (typeof etatsDeDemande)[number]

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
