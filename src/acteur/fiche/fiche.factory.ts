/** Un formulaire de fiche bien rempli, tel qu'un navigateur l'envoie ; les cases sous leur nom suivi de « [] ». */
export function formulaireDeFiche(souhait: Record<string, string | string[]> = {}): [string, string][] {
  const champs: Record<string, string | string[]> = {
    nom: 'Fabrique des possibles',
    profil: 'association',
    sphere: 'organisations',
    'pratiques[]': ['dialogue-territorial'],
    'thematiques[]': ['numerique'],
    resume: 'Un lieu pour essayer ensemble.',
    description: 'Des **ateliers** ouverts.',
    commune: 'Thiers (63430)',
    territoires: 'Puy-de-Dôme (63)',
    liens: 'https://fabrique.invalid/',
    votre_nom: 'Ana Martin',
    votre_courriel: 'ana@essai.invalid',
    ...souhait,
  }
  return Object.entries(champs).flatMap(([nom, valeur]) => [valeur].flat().map((v): [string, string] => [nom, v]))
}
