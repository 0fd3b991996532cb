import { config } from '#socle/config.ts'
import { type Parcours, urlParcours } from '../parcours.ts'
import { libelleDeLaVersion, minutesDe, versions } from '../versions.ts'

/** Le parcours en schema.org : un cours, une instance par longueur. https://schema.org/Course */
export function decrireParcours(parcours: Parcours): object {
  const url = `${config.adresse}${urlParcours(parcours)}`
  return {
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': url,
    url,
    name: parcours.titre,
    description: parcours.resume || parcours.titre,
    inLanguage: 'fr',
    isAccessibleForFree: true,
    dateModified: parcours.modifieLe.toISOString(),
    ...(parcours.but ? { teaches: parcours.but } : {}),
    ...(parcours.pourQui ? { audience: { '@type': 'Audience', audienceType: parcours.pourQui } } : {}),
    provider: { '@type': 'Organization', name: 'Catalyse', url: config.adresse },
    offers: { '@type': 'Offer', category: 'Free', price: 0, priceCurrency: 'EUR' },
    timeRequired: enIso(minutesDe(parcours.blocs, '2h')),
    hasCourseInstance: versions.map((version) => ({
      '@type': 'CourseInstance',
      name: `${parcours.titre}, ${libelleDeLaVersion[version]}`,
      url: `${url}?version=${version}`,
      courseMode: 'Online',
      courseWorkload: enIso(minutesDe(parcours.blocs, version)),
    })),
  }
}

// Une durée ISO 8601.
const enIso = (minutes: number): string => `PT${minutes}M`
