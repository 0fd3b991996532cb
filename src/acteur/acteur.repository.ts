import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { SaisieDeFiche } from './acteur.champs.ts'

/** Les termes de la fiche, son profil et sa sphère ensemble : les filtres n'en lisent qu'une colonne. */
export const deduites = (s: SaisieDeFiche): Record<string, unknown> => ({
  longitude: s.point?.longitude ?? null,
  latitude: s.point?.latitude ?? null,
  termes: [...new Set([...s.termeIds, s.profilId, ...(s.sphereId === null ? [] : [s.sphereId])])].sort((a, b) => a - b),
})

const siege = (colonne: string) => sql`(SELECT ${sql.ref(colonne)} FROM territoire WHERE id = f.commune_id)`

/** Le département, la région, les zones et le point par défaut viennent du siège. */
export const calculees = {
  departement_id: sql`coalesce(${siege('departement_id')}, f.departement_id)`,
  region_id: sql`(SELECT region_id FROM territoire WHERE id = coalesce(f.commune_id, f.departement_id))`,
  longitude: sql`coalesce(f.longitude, ${siege('longitude')})`,
  latitude: sql`coalesce(f.latitude, ${siege('latitude')})`,
  zones: sql`zones_de(array_remove(f.territoires || coalesce(f.commune_id, f.departement_id), NULL))`,
}

/** Les fiches du même nom, dans la même commune ou, à défaut de commune, dans le même département. */
export async function listHomonymes(db: Db, lignes: readonly { tri: string; contenu: SaisieDeFiche }[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT a.id FROM unnest(${lignes.map(({ tri }) => tri)}::text[], ${lignes.map(({ contenu }) => contenu.communeId)}::integer[],
        ${lignes.map(({ contenu }) => contenu.departementId)}::integer[]) AS r(tri, commune, departement)
      JOIN acteur a ON a.tri = r.tri AND (a.commune_id = r.commune OR (r.commune IS NULL AND a.departement_id IS NOT DISTINCT FROM r.departement))`.execute(
    db,
  )
  return rows.map(({ id }) => Number(id))
}

type Personne = { id: string; courriel: string }

/** Libère les fiches d'une personne, et ôte son adresse là où elle servait de contact. */
export async function libererFiches(trx: Db, { id, courriel }: Personne): Promise<void> {
  await sql`
    UPDATE acteur SET
      proprietaire_id = CASE WHEN proprietaire_id = ${id} THEN NULL ELSE proprietaire_id END,
      courriel_contact = CASE WHEN lower(courriel_contact) = ${courriel.toLowerCase()} THEN NULL ELSE courriel_contact END
    WHERE proprietaire_id = ${id} OR lower(courriel_contact) = ${courriel.toLowerCase()}`.execute(trx)
}
