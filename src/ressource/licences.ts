/** Les licences proposées : identifiant SPDX, nom, adresse du texte. Source : spdx.org/licenses. */
export const licences = {
  'CC-BY-4.0': { nom: 'Creative Commons Attribution 4.0', url: 'https://creativecommons.org/licenses/by/4.0/deed.fr' },
  'CC-BY-SA-4.0': {
    nom: 'Creative Commons Attribution, partage dans les mêmes conditions 4.0',
    url: 'https://creativecommons.org/licenses/by-sa/4.0/deed.fr',
  },
  'CC-BY-NC-4.0': {
    nom: "Creative Commons Attribution, pas d'utilisation commerciale 4.0",
    url: 'https://creativecommons.org/licenses/by-nc/4.0/deed.fr',
  },
  'CC-BY-NC-ND-4.0': {
    nom: "Creative Commons Attribution, pas d'utilisation commerciale, pas de modification 4.0",
    url: 'https://creativecommons.org/licenses/by-nc-nd/4.0/deed.fr',
  },
  'CC0-1.0': { nom: 'Creative Commons Zéro (domaine public)', url: 'https://creativecommons.org/publicdomain/zero/1.0/deed.fr' },
  'etalab-2.0': { nom: 'Licence Ouverte 2.0', url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/' },
  'droits-reserves': { nom: 'Tous droits réservés', url: null },
} as const satisfies Record<string, { nom: string; url: string | null }>
export type Licence = keyof typeof licences
export const estLicence = (valeur: string): valeur is Licence => Object.hasOwn(licences, valeur)

/** Vrai si la licence laisse publier une version modifiée : sinon, pas d'adaptation. */
export const permetDAdapter = (licence: Licence): boolean => licence !== 'droits-reserves' && licence !== 'CC-BY-NC-ND-4.0'

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
