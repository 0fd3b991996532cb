/** Un formulaire de ressource bien rempli, tel qu'un navigateur l'envoie ; les cases sous leur nom suivi de « [] ». */
export function formulaireDeRessource(souhait: Record<string, string | string[]> = {}): [string, string][] {
  const champs: Record<string, string | string[]> = {
    titre: 'Réunir des voisins',
    resume: 'Deux heures pour que des inconnus se parlent.',
    type: 'methode',
    corps: '## Avant\n\nInviter **dix** personnes.',
    maturite: 'demarrer',
    duree: '1 h 30',
    'thematiques[]': ['numerique'],
    'pratiques[]': ['dialogue-territorial'],
    territoire: 'Thiers (63430)',
    auteurs: 'Atelier des essais',
    annee: '2025',
    licence: 'CC-BY-4.0',
    source: 'Nous-mêmes',
    votre_nom: 'Ana Martin',
    votre_courriel: 'ana@essai.invalid',
    ...souhait,
  }
  return Object.entries(champs).flatMap(([nom, valeur]) => [valeur].flat().map((v): [string, string] => [nom, v]))
}
