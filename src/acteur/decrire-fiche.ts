import { config } from '#socle/config.ts'
import { urlActeur } from './acteur.ts'
import type { VueDeFiche } from './rassembler-fiche.ts'

/** Une phrase pour les moteurs de recherche et les aperçus de lien, 160 caractères environ. */
export function decrireFiche({ fiche, commune, departement, referentiel, debut: premiersMots }: VueDeFiche): string {
  const profil = referentiel.parId(fiche.profilId)?.libelle ?? 'Acteur'
  const ou = commune?.nom ?? departement?.nom
  const debut = fiche.resume || premiersMots
  return `${fiche.estCatalyseur ? 'Catalyseur territorial' : profil}${ou ? `, ${ou}` : ''}. ${debut}`.trim()
}

/** La fiche en données structurées (schema.org/Organization). */
export function donneesStructurees({ fiche, commune, territoires }: VueDeFiche): object {
  const adresse = `${config.adresse}${urlActeur(fiche)}`
  const identifiants = [
    ...(fiche.siret ? [{ '@type': 'PropertyValue', propertyID: 'SIRET', value: fiche.siret }] : []),
    ...(fiche.rna ? [{ '@type': 'PropertyValue', propertyID: 'RNA', value: fiche.rna }] : []),
  ]
  return {
    '@context': 'https://schema.org',
    '@type': 'Organization',
    '@id': adresse,
    url: adresse,
    name: fiche.nom,
    ...(fiche.resume ? { description: fiche.resume } : {}),
    ...(fiche.liens.length > 0 ? { sameAs: fiche.liens } : {}),
    ...(identifiants.length > 0 ? { identifier: identifiants } : {}),
    ...(commune ? { address: { '@type': 'PostalAddress', addressLocality: commune.nom, addressCountry: 'FR' } } : {}),
    ...(fiche.point
      ? {
          location: {
            '@type': 'Place',
            geo: { '@type': 'GeoCoordinates', latitude: fiche.point.latitude, longitude: fiche.point.longitude },
          },
        }
      : {}),
    ...(territoires.length > 0
      ? { areaServed: territoires.map((t) => ({ '@type': 'AdministrativeArea', name: t.nom, identifier: t.code })) }
      : {}),
  }
}
