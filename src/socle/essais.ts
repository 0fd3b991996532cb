import type { Db } from './db.ts'
import type { Droit } from './salle.ts'

/** Les cookies de chaque sorte de personne ; « tenant » tient la fiche du jeu. */
export type Personnes = { membre: string; tenant: string; animateur: string; administrateur: string }
export type Personne = 'visiteuse' | keyof Personnes

/** De quoi voir chaque page du site pleine. Chaque salle y déclare ce qu'elle ajoute. */
export interface JeuDEssai {
  cookies: Personnes
  membreId: string
  promueId: string
}

/** Une route : le rôle le plus faible qui peut la demander, un exemple, et qui en est refusé malgré son rôle, avec la raison. */
export type LigneDeDroit = {
  droit: Droit
  exemple?: (jeu: JeuDEssai) => string
  envoi?: (jeu: JeuDEssai) => Record<string, string>
  sauf?: Partial<Record<Personne, string>>
}

/** Une page du site, telle que les tests la visitent : sans script, au navigateur, en clair et en sombre. */
export type PageDuSite = {
  nom: string
  chemin: (jeu: JeuDEssai) => string
  /** Qui la regarde ; une visiteuse sans compte si rien n'est dit. */
  qui?: keyof Personnes
  /** Faux : publique, mais jamais gardée (une clé dans l'adresse, des questions en direct). */
  gardee?: false
  /** 200 si rien n'est dit. */
  statut?: number
  /** Vrai : ses couleurs se jugent aussi en sombre. Une page au moins par famille de pièces. */
  sombre?: true
  /** Un formulaire envoyé à ce chemin : la page est celle qui revient. */
  envoi?: Record<string, string>
}

/** Ce qu'une salle reçoit pour remplir le jeu : les identifiants des personnes, et ce que les salles d'avant y ont mis. */
export type PourEssayer = { qui: Personnes; jeu: JeuDEssai; fiches: number }

type Adresse = string | ((jeu: JeuDEssai) => string)

/** Tout ce qu'une salle donne à essayer, dans <salle>.essais.ts, à côté de son code. */
export type Essais = {
  /** Chacune de ses routes, par méthode et motif. */
  droits: Record<string, LigneDeDroit>
  /** Celles d'une visiteuse sans compte ; les formulaires renvoyés avec leurs erreurs ; celles des membres, de l'animation, de l'administration. */
  pages?: { publiques?: PageDuSite[]; enErreur?: PageDuSite[]; connectees?: PageDuSite[] }
  /** Ce qui se demande avec des paramètres absurdes, sans panne ; `parfoisAbsentes` : celles qui peuvent alors répondre 404. */
  absurdes?: { publiques?: Adresse[]; reservees?: Adresse[]; api?: string[]; parametres?: string[]; parfoisAbsentes?: string[] }
  /** Remplit ses pages. */
  remplir?: (db: Db, pour: PourEssayer) => Promise<Partial<JeuDEssai>>
}

/** Une page dont l'adresse ne dépend pas du jeu d'essai. */
export const fixe = (nom: string, chemin: string, reste: Omit<PageDuSite, 'nom' | 'chemin'> = {}): PageDuSite => ({
  nom,
  chemin: () => chemin,
  ...reste,
})
