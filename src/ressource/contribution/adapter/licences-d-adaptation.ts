import { type Licence, licences, permetDAdapter } from '#ressource/licences.ts'

/** Les licences sous lesquelles une adaptation peut paraître, selon celle d'origine ; vide si elle n'en permet aucune. */
export function licencesDAdaptation(origine: Licence): Licence[] {
  if (!permetDAdapter(origine)) return []
  // Partage dans les mêmes conditions : la même ; pas d'utilisation commerciale : ce que l'auteur n'a pas donné ne se donne pas.
  if (origine === 'CC-BY-SA-4.0') return ['CC-BY-SA-4.0']
  if (origine === 'CC-BY-NC-4.0') return ['CC-BY-NC-4.0', 'CC-BY-NC-ND-4.0']
  if (origine === 'CC0-1.0')
    return ['CC0-1.0', 'etalab-2.0', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC-BY-NC-ND-4.0', 'droits-reserves']
  return ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC-BY-NC-ND-4.0', ...(origine === 'etalab-2.0' ? (['etalab-2.0'] as const) : [])]
}

/** La phrase qui le dit, quand la licence choisie ne convient pas. */
export function phraseDeLicence(origine: Licence): string {
  const permises = licencesDAdaptation(origine).map((licence) => licences[licence].nom)
  return permises.length === 0
    ? "La licence de la ressource d'origine ne permet pas de l'adapter."
    : `La ressource d'origine demande une de ces licences : ${permises.join(' ; ')}.`
}
