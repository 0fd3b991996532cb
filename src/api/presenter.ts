import type { z } from 'zod'
import { type Acteur, urlActeur } from '#acteur/acteur.ts'
import type { Liste, Referentiel, Terme } from '#referentiel/referentiel.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { type Territoire, urlTerritoire } from '#territoire/territoire.ts'
import type { acteur as schemaActeur, lieu as schemaLieu, territoire as schemaTerritoire } from './api.schema.ts'

/** Des fiches telles que l'API les rend ; leurs lieux sont lus d'un coup. Jamais d'adresse de contact. */
export async function presenterActeurs(db: Db, referentiel: Referentiel, fiches: Acteur[]): Promise<z.infer<typeof schemaActeur>[]> {
  const ids = fiches.flatMap(({ communeId, departementId, territoireIds }) =>
    [communeId, departementId, ...territoireIds].filter((id) => id !== null),
  )
  const lieux = new Map((await findByIds(db, [...new Set(ids)])).map((t) => [t.id, t]))
  return fiches.map((fiche) => presenterActeur(fiche, referentiel, lieux))
}

function presenterActeur(fiche: Acteur, referentiel: Referentiel, lieux: Map<number, Territoire>): z.infer<typeof schemaActeur> {
  const termes = (liste: Liste) =>
    fiche.termeIds
      .flatMap((id) => referentiel.parId(id) ?? [])
      .filter((terme) => terme.liste === liste)
      .map(reference)
  const terme = (id: number | null) => (id === null ? undefined : referentiel.parId(id))
  const lieu = (id: number | null) => (id === null ? undefined : lieux.get(id))
  const [profil, sphere, siege, departement] = [
    terme(fiche.profilId),
    terme(fiche.sphereId),
    lieu(fiche.communeId),
    lieu(fiche.departementId),
  ]
  return {
    cle: fiche.slug,
    nom: fiche.nom,
    catalyseur: fiche.estCatalyseur,
    profil: profil ? reference(profil) : null,
    sphere: sphere ? reference(sphere) : null,
    pratiques: termes('pratique'),
    activites: termes('activite'),
    thematiques: termes('thematique'),
    odd: termes('odd'),
    resume: fiche.resume,
    description: fiche.description,
    siege: siege ? enLieu(siege) : null,
    departement: departement ? enLieu(departement) : null,
    longitude: fiche.point?.longitude ?? null,
    latitude: fiche.point?.latitude ?? null,
    territoires: fiche.territoireIds.flatMap((id) => lieux.get(id) ?? []).map(enLieu),
    liens: fiche.liens,
    siret: fiche.siret,
    rna: fiche.rna,
    source: fiche.source,
    tenue: fiche.proprietaireId !== null,
    verifiee_le: fiche.verifieeLe,
    modifiee_le: fiche.modifieLe.toISOString(),
    url: `${config.adresse}${urlActeur(fiche)}`,
  }
}

export const reference = ({ code, libelle, estProposition }: Terme) => ({ code, libelle, proposition: estProposition })

export function enLieu(t: Territoire): z.infer<typeof schemaLieu> {
  return { niveau: t.niveau, code: t.code, nom: t.nom, url: `${config.adresse}${urlTerritoire(t)}` }
}

/** Des territoires tels que l'API les rend, avec les codes de ce qui les contient. */
export async function presenterTerritoires(db: Db, territoires: Territoire[]): Promise<z.infer<typeof schemaTerritoire>[]> {
  const ids = territoires.flatMap((t) => [t.epciId, t.departementId, t.regionId].filter((id) => id !== null))
  const codes = new Map((await findByIds(db, [...new Set(ids)])).map((t) => [t.id, t.code]))
  const code = (id: number | null) => (id === null ? null : (codes.get(id) ?? null))
  return territoires.map((t) => ({
    ...enLieu(t),
    nature: t.nature,
    population: t.population,
    codes_postaux: t.codesPostaux,
    longitude: t.point?.longitude ?? null,
    latitude: t.point?.latitude ?? null,
    epci: code(t.epciId),
    departement: code(t.departementId),
    region: code(t.regionId),
    source: t.source,
  }))
}
