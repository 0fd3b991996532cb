/** proposee : attend la modération ; publiee : dans l'annuaire ; archivee : retirée, gardée. */
export const etats = {
  archivee: { libelle: 'Archivée', public: false },
  proposee: { libelle: 'Proposée', public: false },
  publiee: { libelle: 'Publiée', public: true },
} as const

export type EtatDeFiche = keyof typeof etats
