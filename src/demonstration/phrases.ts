/** Ce que font les organisations de démonstration, par pratique du référentiel (code). */
export const parPratique: Record<string, readonly string[]> = {
  'dialogue-territorial': [
    'Elle réunit quatre fois par an des habitants, des élus et des entreprises qui ne se connaissaient pas.',
    'Elle tient à jour une carte de ceux qui agissent ici, et présente les uns aux autres.',
    'Elle organise des dîners de voisinage où chacun vient avec une question à partager.',
    'Elle anime un petit-déjeuner mensuel où se racontent les projets en cours.',
  ],
  'experimentations-collectives': [
    'Elle mène des essais courts, à plusieurs, et raconte honnêtement ce qui a marché et ce qui a raté.',
    'Elle part des besoins dits par les habitants pour bâtir une réponse avec eux.',
    'Elle pilote avec trois communes un essai de six mois, évalué en public.',
    'Elle rassemble chaque printemps une trentaine de personnes autour d’un défi du territoire.',
  ],
  accompagnements: [
    'Elle suit une dizaine de porteurs de projet par an, de la première idée aux premiers pas.',
    'Elle forme des équipes à travailler autrement et les aide à tenir dans la durée.',
    'Elle aide deux organisations qui veulent faire ensemble à s’accorder sur l’essentiel.',
    'Elle transmet à d’autres territoires ce qui a réussi ici, outils compris.',
  ],
  'gestion-d-un-lieu': [
    'On y trouve des bureaux partagés, une cuisine et une grande table.',
    'L’atelier y prête des machines et quelqu’un pour apprendre à s’en servir.',
    'On y montre des solutions en vrai, que chacun peut essayer.',
    'On y passe pour un café et l’on en repart avec deux contacts.',
  ],
}

/** Ce qui les occupe, par thématique du référentiel (code). */
export const parThematique: Record<string, readonly string[]> = {
  'education-et-jeunesse': [
    'Son sujet : l’orientation et l’engagement des jeunes.',
    'Les collégiens et leurs familles y ont leur place.',
    'Elle travaille avec les écoles des environs.',
  ],
  'emploi-et-economie-locale': [
    'Son sujet : l’emploi et les métiers qui manquent de bras.',
    'Elle rapproche les entreprises et les personnes qui cherchent du travail.',
    'Elle soutient les activités nouvelles du territoire.',
  ],
  numerique: [
    'Son sujet : un numérique qui ne laisse personne de côté.',
    'Elle aide à faire ses démarches en ligne, sans jugement.',
    'Elle remet en état des ordinateurs et les confie à qui en a besoin.',
  ],
  'habitat-et-cadre-de-vie': [
    'Son sujet : réhabiliter des lieux et mieux se loger.',
    'Elle redonne vie à des bâtiments vides du centre-bourg.',
    'Elle prend soin des espaces partagés avec ceux qui les fréquentent.',
  ],
  'energie-eau-et-mobilites': [
    'Son sujet : se chauffer, se déplacer, partager l’eau.',
    'Elle organise le covoiturage vers les zones d’activité.',
    'Elle accompagne des foyers qui veulent moins dépenser d’énergie.',
  ],
  'agriculture-paysages-et-culture': [
    'Son sujet : nourrir, transmettre et prendre soin du paysage.',
    'Elle relie les maraîchers et les cantines.',
    'Elle fait vivre les savoir-faire et les fêtes du pays.',
  ],
  'generations-et-solidarites': [
    'Son sujet : prendre soin de tous les âges.',
    'Elle rompt l’isolement des personnes âgées par des visites régulières.',
    'Elle fait se rencontrer les générations autour d’activités simples.',
  ],
}

export const ouvertures = [
  'Née d’une rencontre entre voisins, cette organisation fictive agit {ou}.',
  'Cette organisation de démonstration travaille {ou} depuis {annee}.',
  'Installée {ou}, cette organisation fictive réunit une équipe de {nombre} personnes.',
  'Depuis {annee}, cette organisation imaginaire relie ceux qui agissent {ou}.',
  'Imaginée pour la démonstration, elle représente celles qui agissent {ou}.',
] as const

export const clotures = [
  'Elle cherche des partenaires pour aller plus loin.',
  'Sa porte est ouverte à qui veut proposer, apprendre ou donner un coup de main.',
  'Elle partage ses méthodes et ses comptes rendus.',
  'Elle aimerait rencontrer d’autres territoires qui essaient la même chose.',
  'Une réunion d’accueil a lieu chaque premier jeudi du mois.',
] as const
