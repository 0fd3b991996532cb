import type { JeuDEssai, Personnes } from '../jeu-d-essai.ts'

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
  /** Un formulaire envoyé à ce chemin : la page est celle qui revient. */
  envoi?: Record<string, string>
}

/** Celles d'une salle, par qui les regarde et comment. */
export type PagesDUneSalle = { publiques: PageDuSite[]; enErreur: PageDuSite[]; connectees: PageDuSite[] }

/** Une page dont l'adresse ne dépend pas du jeu d'essai. */
export const fixe = (nom: string, chemin: string, reste: Omit<PageDuSite, 'nom' | 'chemin'> = {}): PageDuSite => ({
  nom,
  chemin: () => chemin,
  ...reste,
})
