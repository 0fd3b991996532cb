/** brouillon : à qui l'écrit ; proposee : attend l'animation ; publiee : dans le catalogue ; archivee : retirée, gardée. */
export const etats = {
  archivee: { libelle: 'Archivée', public: false },
  brouillon: { libelle: 'Brouillon', public: false },
  proposee: { libelle: 'Proposée', public: false, avis: 'proposee' },
  publiee: { libelle: 'Publiée', public: true, avis: 'publiee' },
} as const

export type EtatDeRessource = keyof typeof etats
