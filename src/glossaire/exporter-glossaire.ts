import { lecteurs } from './mot.champs.tsx'
import { type Mot, type MotRendu, urlMot } from './mot.ts'

/** Les mots dans la forme de contenu/glossaire.csv. */
export const colonnesDuGlossaire = ['code', 'terme', 'formes', 'definition', ...lecteurs, 'voir', 'est_proposition', 'source']
export const glossaireEnLignes = (mots: readonly Mot[]) =>
  mots.map(({ formes, voir, estProposition, ...mot }) => ({
    ...mot,
    formes: formes.join('|'),
    voir: voir.join('|'),
    est_proposition: estProposition ? 'oui' : 'non',
  }))

export function glossaireEnJson(mots: readonly Mot[], adresse: string) {
  return {
    mots: mots.map((mot) => {
      const { code, terme, formes, definition, voir, estProposition: est_proposition, source } = mot
      const lectures = Object.fromEntries(lecteurs.flatMap((lecteur) => (mot[lecteur] ? [[lecteur, mot[lecteur]]] : [])))
      return { code, terme, formes, definition, lectures, voir, est_proposition, source, url: adresse + urlMot(mot) }
    }),
  }
}

/** Le glossaire en données schema.org (DefinedTermSet). */
export function glossaireEnJsonLd(mots: readonly Mot[], adresse: string) {
  return {
    '@context': 'https://schema.org',
    '@type': 'DefinedTermSet',
    ...ensemble(adresse),
    hasDefinedTerm: mots.map((mot) => termeEnJsonLd(mot, adresse)),
  }
}

/** Un mot en données schema.org (DefinedTerm). */
export function motEnJsonLd(mot: MotRendu, adresse: string) {
  return {
    '@context': 'https://schema.org',
    ...termeEnJsonLd(mot, adresse),
    description: mot.texte,
    ...(mot.formes.length > 0 && { alternateName: mot.formes }),
    inDefinedTermSet: { '@type': 'DefinedTermSet', ...ensemble(adresse) },
  }
}

const ensemble = (adresse: string) => ({
  '@id': `${adresse}/glossaire`,
  name: 'Glossaire du réseau',
  url: `${adresse}/glossaire`,
  inLanguage: 'fr',
})

// La définition n'y est que sur la page du mot : celle du glossaire la porte déjà en clair.
const termeEnJsonLd = (mot: Mot, adresse: string) => ({
  '@type': 'DefinedTerm',
  '@id': adresse + urlMot(mot),
  name: mot.terme,
  termCode: mot.code,
  url: adresse + urlMot(mot),
})
