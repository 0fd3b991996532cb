/** Ce dont parlent les ressources de démonstration, par thématique du référentiel (code). */
export const sujets: Record<string, readonly string[]> = {
  'education-et-jeunesse': ['un conseil de jeunes', 'un chantier de collégiens', 'une école ouverte le soir'],
  'emploi-et-economie-locale': ['un café de l’emploi', 'une boutique à l’essai', 'un atelier de métiers'],
  numerique: ['un guichet numérique', 'un atelier d’ordinateurs', 'une permanence en ligne'],
  'habitat-et-cadre-de-vie': ['une maison vide', 'une place de village', 'un habitat partagé'],
  'energie-eau-et-mobilites': ['une ligne de covoiturage', 'un toit solaire', 'une fontaine partagée'],
  'agriculture-paysages-et-culture': ['un marché du soir', 'une haie plantée à plusieurs', 'une fête des savoir-faire'],
  'generations-et-solidarites': ['un repas entre voisins', 'des visites à domicile', 'une épicerie solidaire'],
}

/** Par type M.E.D.O.C. (code) : des titres, {sujet} remplacé, et un temps en minutes. */
export const modeles: Record<string, { titres: readonly string[]; minutes: readonly number[] }> = {
  methode: {
    titres: ['Lancer {sujet}, pas à pas', 'Réunir ceux que concerne {sujet}', 'Décider ensemble de {sujet}'],
    minutes: [45, 120, 240],
  },
  exemple: { titres: ['{Sujet} : ce que nous avons appris', 'Comment est né {sujet}'], minutes: [10, 20, 40] },
  donnee: { titres: ['{Sujet} en douze chiffres', 'Qui fréquente {sujet} ?'], minutes: [10, 15] },
  outil: { titres: ['Une grille pour préparer {sujet}', 'Le modèle de convention pour {sujet}'], minutes: [15, 30, 60] },
  competence: { titres: ['Apprendre à animer {sujet}', 'Tenir la caisse de {sujet}'], minutes: [120, 480, 960] },
  etude: { titres: ['Les effets de {sujet}, trois ans après', 'Ce que coûte et rapporte {sujet}'], minutes: [60, 180] },
  kit: { titres: ['La boîte à tout faire de {sujet}', 'Cinq fiches pour {sujet}'], minutes: [60, 240] },
}

export const etapes = [
  'Inviter dix personnes, dont la moitié ne se connaît pas.',
  'Écrire au tableau ce que chacun attend, sans trier.',
  'Choisir une seule chose à essayer avant l’été.',
  'Se donner une date pour regarder ensemble ce qui a marché.',
  'Dire qui fait quoi, et qui remplace qui.',
  'Raconter la suite au journal communal.',
] as const

export const reserves = [
  'La première réunion était trop longue : deux heures suffisent.',
  'Personne n’avait prévu qui tiendrait les clés.',
  'Les horaires ne convenaient pas à ceux qui travaillent.',
] as const
