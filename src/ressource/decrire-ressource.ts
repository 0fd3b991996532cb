import { config } from '#socle/config.ts'
import { urlTerritoire } from '#territoire/territoire.ts'
import { licences } from './licences.ts'
import type { VueDeRessource } from './rassembler-ressource.ts'
import { urlRessource } from './ressource.ts'

/** Une phrase pour les moteurs de recherche et les aperçus de lien, 160 caractères environ. */
export function decrireRessource({ ressource, referentiel, debut }: VueDeRessource): string {
  const type = referentiel.parId(ressource.typeId)?.libelle ?? 'Ressource'
  return `${type}. ${ressource.resume || debut}`.trim()
}

/** La ressource en données structurées (schema.org) : une ressource pédagogique, et l'article, le jeu de données ou le rapport qu'elle est. */
export function donneesStructurees(vue: VueDeRessource): object {
  const { ressource, referentiel, territoire, acteurs } = vue
  const adresse = `${config.adresse}${urlRessource(ressource)}`
  const type = referentiel.parId(ressource.typeId)
  const maturite = ressource.maturiteId === null ? undefined : referentiel.parId(ressource.maturiteId)
  const termes = referentiel.parIds(ressource.termeIds)
  const auteurs = [
    ...acteurs.map(({ nom, href }) => ({ '@type': 'Organization', name: nom, url: `${config.adresse}${href}` })),
    ...ressource.auteurs.filter((nom) => !acteurs.some((acteur) => acteur.nom === nom)).map((name) => ({ '@type': 'Thing', name })),
  ]
  const profils = termes.filter(({ liste }) => liste === 'profil').map(({ libelle }) => libelle)
  return {
    '@context': 'https://schema.org',
    '@type': ['LearningResource', genreDe(type?.code)],
    '@id': adresse,
    url: adresse,
    name: ressource.titre,
    headline: ressource.titre.slice(0, 110),
    inLanguage: ressource.langue,
    isAccessibleForFree: true,
    learningResourceType: type?.libelle,
    license: licences[ressource.licence].url ?? undefined,
    dateModified: ressource.modifieLe.toISOString(),
    ...(ressource.resume ? { description: ressource.resume, abstract: ressource.resume } : {}),
    ...(ressource.publieeLe ? { datePublished: ressource.publieeLe.toISOString() } : {}),
    ...(ressource.annee === null ? {} : { copyrightYear: ressource.annee }),
    ...(ressource.dureeMinutes === null ? {} : { timeRequired: `PT${ressource.dureeMinutes}M` }),
    ...(maturite ? { educationalLevel: maturite.libelle } : {}),
    ...(auteurs.length > 0 ? { author: auteurs } : {}),
    ...(profils.length > 0 ? { audience: profils.map((audienceType) => ({ '@type': 'Audience', audienceType })) } : {}),
    ...(termes.length > 0 ? { keywords: termes.filter(({ liste }) => liste !== 'profil').map(({ libelle }) => libelle) } : {}),
    ...(territoire
      ? { spatialCoverage: { '@type': 'AdministrativeArea', name: territoire.nom, url: `${config.adresse}${urlTerritoire(territoire)}` } }
      : {}),
    ...(vue.adapteeDe ? { isBasedOn: `${config.adresse}${urlRessource(vue.adapteeDe)}` } : {}),
    ...(ressource.sourceUrl ? { sameAs: ressource.sourceUrl } : {}),
    publisher: { '@type': 'Organization', name: 'Catalyse', url: config.adresse },
  }
}

function genreDe(code: string | undefined): string {
  if (code === 'donnee') return 'Dataset'
  return code === 'etude' ? 'Report' : 'Article'
}
