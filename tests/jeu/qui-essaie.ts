import type { Acteur } from '#acteur/acteur.ts'

/** Les personnes et la fiche du jeu d'essai, pour que chaque salle y ajoute le sien : identifiants de membres. */
export type QuiEssaie = { membre: string; tenant: string; animateur: string; administrateur: string; fiche: Acteur }
