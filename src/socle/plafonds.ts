import type { Limite } from './salle.ts'

/** Demandes permises : nombre, durée en secondes. */
export type Plafond = { points: number; duration: number }

const minute = 60
const heure = 60 * minute

/**
 * Par adresse réseau : larges, une mairie ou une salle de formation de quarante personnes sort par une seule adresse.
 * Ils n'arrêtent que les machines ; ce sont les plafonds par objet qui protègent les personnes.
 */
export const plafondsDuReseau = {
  connexion: { points: 100, duration: 15 * minute },
  contact: { points: 120, duration: heure },
  formulaire: { points: 600, duration: heure },
  recherche: { points: 600, duration: minute },
  // Chaque aperçu occupe l'atelier : une salle de quarante personnes en demande trois par minute et par personne.
  apercu: { points: 120, duration: minute },
  question: { points: 600, duration: heure },
  // Une salle de formation de quarante personnes illustre chacune son texte.
  image: { points: 300, duration: heure },
} as const satisfies Record<Limite, Plafond>

/** Les soutiens d'une question venus d'une adresse réseau ; plus, si davantage de personnes y suivent en direct. */
export const soutiensParReseau: Plafond = { points: 50, duration: 24 * heure }

/** Par destinataire ou par objet, d'où que viennent les demandes : étroits. */
export const plafondsParObjet = {
  // La boîte de quelqu'un ne doit pas pouvoir être inondée par d'autres.
  'lien-a': { points: 5, duration: 15 * minute },
  'inscription-de': { points: 20, duration: heure },
  'invitation-par': { points: 60, duration: heure },
  'message-de': { points: 10, duration: heure },
  'message-aux-inscrits': { points: 5, duration: heure },
  'proposition-de': { points: 30, duration: heure },
} as const satisfies Record<string, Plafond>

/** Ce qu'un plafond compte : à qui, de qui, ou sur quoi. */
export type Objet = keyof typeof plafondsParObjet
