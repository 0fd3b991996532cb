/** Le cadre d'un exemple : du Markdown dans chaque partie, vide si on ne sait pas. */
export const champsDuCadre = ['besoin', 'spheres', 'fait', 'cout', 'duree', 'effets', 'reprendre', 'limites'] as const
export type Cadre = Record<(typeof champsDuCadre)[number], string>
export const cadreVide: Cadre = { besoin: '', spheres: '', fait: '', cout: '', duree: '', effets: '', reprendre: '', limites: '' }

/** Comment chaque partie se demande ; `titre` : comment elle se lit, si c'est autrement. */
export const partiesDuCadre: Record<keyof Cadre, { libelle: string; aide?: string; titre?: string }> = {
  besoin: { libelle: 'Le besoin', aide: "Ce qui manquait, pour qui, et comment on l'a su." },
  spheres: {
    libelle: "Qui s'y est mis",
    aide: 'Collectivités, associations, entreprises, recherche : qui, de quelle sphère, dans quel rôle.',
    titre: 'Qui s’y est mis',
  },
  fait: { libelle: 'Ce qui a été fait', aide: 'Dans l’ordre, simplement.' },
  cout: { libelle: 'Ce que cela a coûté', aide: 'En argent, en temps, en bras.' },
  duree: { libelle: 'Le temps que cela a pris' },
  effets: { libelle: 'Ce que cela a changé', aide: 'Ce qui se voit, et comment on le sait.' },
  reprendre: { libelle: 'Ce que l’on peut reprendre ailleurs', titre: 'À reprendre' },
  limites: { libelle: "Ce qui n'a pas marché", aide: 'Souvent le plus utile aux autres.', titre: 'Ce qui n’a pas marché' },
}
