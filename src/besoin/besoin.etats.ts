/** Par où passe un besoin que tous lisent, aux rangs que la base leur donne (avancement, migrations/0023). */
export const avancements = [
  { code: 'exprime', libelle: 'Exprimé', rangs: [1] },
  { code: 'qualifie', libelle: 'Qualifié', rangs: [2] },
  { code: 'en-reponse', libelle: 'En réponse', rangs: [3] },
  { code: 'repondu', libelle: 'Répondu', rangs: [4] },
  { code: 'laisse', libelle: 'Laissé', rangs: [5] },
] as const

export type Avancement = (typeof avancements)[number]['code']

/** Du moins public au plus : retire, hors du site, gardé ; attente, l'adresse de qui le dit n'est pas encore prouvée. */
export const etats = {
  retire: { libelle: 'Retiré', public: false },
  attente: { libelle: 'En attente de confirmation', public: false },
  exprime: { libelle: 'Exprimé', public: true, avis: 'publiee' },
  qualifie: { libelle: 'Qualifié', public: true },
  'en-reponse': { libelle: 'En réponse', public: true },
  repondu: { libelle: 'Répondu', public: true },
  laisse: { libelle: 'Laissé', public: true },
} as const

export type EtatDeBesoin = keyof typeof etats
