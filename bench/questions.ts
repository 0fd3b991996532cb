/** Des questions comme on en pose : justes, sans accents, avec une faute, avec ou sans lieu. */
export const questions = [
  { q: 'mobilité douce entre villages', ou: 'Clermont-Ferrand' },
  { q: 'tiers-lieu', ou: 'Rennes' },
  { q: 'alimentation durable maraichage', ou: '' },
  { q: 'renovation energetique petites communes', ou: 'Aurillac' },
  { q: 'participation citoyene', ou: 'Lille' },
  { q: 'recherche-action rivière', ou: 'Tours' },
  { q: 'réemploi matériaux', ou: 'Marseille' },
  { q: 'bien vieillir', ou: 'Haute-Loire' },
  { q: 'forêt', ou: 'Mende' },
  { q: '', ou: 'Nantes' },
]
