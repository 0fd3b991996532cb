import type { Referentiel } from '#referentiel/referentiel.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { lireRendus } from '#socle/rendu/garder-rendus.ts'
import { listContours } from '#territoire/contour.repository.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { type Acteur, urlActeur } from './acteur.ts'
import { listProches, listSemblables } from './apercu.repository.ts'

/** Tout ce que montre la page d'une fiche. */
export type VueDeFiche = Awaited<ReturnType<typeof rassemblerFiche>>

const voisinesMontrees = 4

/** Lit ce qui entoure une fiche : ses lieux, leurs contours, ses voisines. */
export async function rassemblerFiche(db: Db, referentiel: Referentiel, fiche: Acteur) {
  const { communeId, departementId, territoireIds } = fiche
  const lieux = await findByIds(
    db,
    [communeId, departementId, ...territoireIds].filter((id) => id !== null),
  )
  const parId = new Map(lieux.map((lieu) => [lieu.id, lieu]))
  const pratiques = referentiel.parIds(fiche.termeIds, 'pratique').map(({ id }) => id)
  const dessines = territoireIds.length > 0 ? territoireIds.slice(0, 60) : [departementId].filter((id) => id !== null)
  const sansResume = fiche.resume === '' ? [{ genre: 'texte', texte: fiche.description } as const] : []
  const [textes, contours, presDIci, memesPratiques] = await Promise.all([
    lireRendus(db, [{ genre: 'court', texte: fiche.description }, ...sansResume]),
    listContours(db, dessines),
    fiche.point ? listProches(db, fiche.point, { sauf: fiche.id, limite: voisinesMontrees }) : [],
    pratiques.length > 0 ? listSemblables(db, pratiques, { sauf: fiche.id, limite: voisinesMontrees, point: fiche.point }) : [],
  ])
  return {
    fiche,
    /** Sa présentation, en HTML sûr. */
    presentation: textes[0]?.html ?? '',
    /** Ses premiers mots, sans mise en forme ; vide si elle a un résumé. */
    debut: textes[1]?.html.slice(0, 140) ?? '',
    referentiel,
    commune: communeId === null ? undefined : parId.get(communeId),
    departement: departementId === null ? undefined : parId.get(departementId),
    territoires: territoireIds.flatMap((id) => parId.get(id) ?? []),
    contours,
    presDIci,
    memesPratiques,
  }
}

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
