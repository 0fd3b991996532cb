import { type Role, roles } from '#socle/session.ts'

/** Une personne qui a un compte, telle que l'administration la voit. */
export type Membre = { id: string; nom: string; courriel: string; role: Role; cree_le: Date }

/** Les identifiants de territoires et de thématiques qu'un animateur modère. */
export type Perimetres = { territoires: number[]; thematiques: number[] }

/** Un périmètre, prêt à être lu : « Clermont Auvergne Métropole », « Mobilités ». */
export type PerimetreNomme = { id: number; membre_id: string; genre: 'territoire' | 'thematique'; nom: string }

export const nomDuRole = {
  membre: 'Membre',
  animateur: 'Animateur ou animatrice',
  administrateur: 'Administrateur ou administratrice',
} as const

/** Le rôle écrit en base ; un rôle inconnu ne donne aucun droit. */
export function lireRole(texte: string | null | undefined): Role {
  return roles.find((role) => role === texte) ?? 'membre'
}

/** Le nom à montrer ; une adresse n'est jamais montrée à sa place. */
export function nomAffiche(nom: string): string {
  return nom.trim() || 'Une personne sans nom'
}
