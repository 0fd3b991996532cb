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
