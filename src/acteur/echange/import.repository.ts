import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { listByIds } from '../acteur.depot.ts'
import type { Acteur, EtatDeFiche, SaisieDeFiche } from '../acteur.ts'
import type { Reperes } from './rapprocher.ts'

/** Les noms tels que la base les compare (minuscules, sans accents). */
export async function listNomsDeTri(db: Db, noms: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{
    nom: string
    tri: string
  }>`SELECT n AS nom, sans_accent(n) AS tri FROM unnest(${noms}::text[]) AS n`.execute(db)
  return new Map(rows.map(({ nom, tri }) => [nom, tri]))
}

/** Les fiches que ces repères peuvent désigner, verrouillées dans l'ordre si l'on va écrire. */
export async function listCandidates(db: Db, reperes: Reperes[], { verrouiller }: { verrouiller: boolean }): Promise<Acteur[]> {
  const textes = (valeurs: (string | null)[]) => [...new Set(valeurs.filter((v) => v !== null))]
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM acteur WHERE siret = ANY (${textes(reperes.map((r) => r.siret))}::text[])
    UNION SELECT id FROM acteur WHERE rna = ANY (${textes(reperes.map((r) => r.rna))}::text[])
    UNION SELECT id FROM acteur WHERE cle_externe = ANY (${textes(reperes.map((r) => r.cleExterne))}::text[])
    UNION SELECT id FROM acteur WHERE slug = ANY (${textes(reperes.map((r) => r.cle))}::text[])
    UNION SELECT a.id FROM unnest(${reperes.map((r) => r.tri)}::text[], ${reperes.map((r) => r.communeId)}::integer[], ${reperes.map((r) => r.departementId)}::integer[]) AS r(tri, commune, departement)
      JOIN acteur a ON a.tri = r.tri AND (a.commune_id = r.commune OR (r.commune IS NULL AND a.departement_id IS NOT DISTINCT FROM r.departement))`.execute(
    db,
  )
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  if (verrouiller) await sql`SELECT id FROM acteur WHERE id = ANY (${ids}::bigint[]) ORDER BY id FOR UPDATE`.execute(db)
  return (await Promise.all(parTranches(ids, 1000).map((tranche) => listByIds(db, tranche)))).flat()
}

/** Parmi ces slugs, ceux qui sont pris. */
export async function listSlugsPris(db: Db, slugs: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`SELECT slug FROM acteur WHERE slug = ANY (${slugs}::text[])`.execute(db)
  return new Set(rows.map(({ slug }) => slug))
}

/** Les territoires que touche chaque ensemble de lieux : eux-mêmes, ce qui les contient, et les groupements. */
export async function listZones(db: Db, ensembles: number[][]): Promise<number[][]> {
  const { rows } = await sql<{ zones: number[] }>`
    SELECT z.zones || ARRAY(SELECT g.groupement_id FROM groupement_membre g WHERE g.territoire_id = ANY (z.zones)) AS zones
    FROM jsonb_array_elements(${JSON.stringify(ensembles)}::jsonb) WITH ORDINALITY AS e(lieux, rang),
      LATERAL (SELECT zones_de(ARRAY(SELECT jsonb_array_elements_text(e.lieux)::integer)) AS zones) z
    ORDER BY e.rang`.execute(db)
  return rows.map(({ zones }) => zones)
}

export type FicheAEcrire = { id: number | null; slug: string; saisie: SaisieDeFiche; etat: EtatDeFiche; verifieeLe: string | null }

/** Crée ces fiches en une instruction ; rend leur identifiant par slug. */
export async function insertFiches(db: Db, fiches: FicheAEcrire[]): Promise<Map<string, number>> {
  if (fiches.length === 0) return new Map()
  const { rows } = await sql<{ id: number; slug: string }>`
    INSERT INTO acteur (slug, ${sql.raw(ecrites.join(', '))})
    SELECT slug, ${sql.raw(ecrites.join(', '))} FROM (${enLignes(fiches)}) f RETURNING id, slug`.execute(db)
  return new Map(rows.map(({ id, slug }) => [slug, id]))
}

/** Récrit ces fiches en une instruction. */
export async function updateFiches(db: Db, fiches: FicheAEcrire[]): Promise<void> {
  if (fiches.length === 0) return
  const affectations = ecrites.map((colonne) => `${colonne} = f.${colonne}`).join(', ')
  await sql`UPDATE acteur a SET ${sql.raw(affectations)}, modifie_le = now() FROM (${enLignes(fiches)}) f WHERE a.id = f.id`.execute(db)
}

/** Garde une version de chacune de ces fiches, telles qu'elles viennent d'être écrites. */
export async function insertVersions(
  db: Db,
  fiches: Acteur[],
  { auteurId, motif }: { auteurId: string | null; motif: string },
): Promise<void> {
  if (fiches.length === 0) return
  const lignes = JSON.stringify(fiches.map((fiche) => ({ id: fiche.id, contenu: fiche })))
  await sql`
    INSERT INTO historique (salle, objet_id, numero, contenu, auteur_id, motif)
    SELECT 'acteur', n.id, 1 + coalesce((SELECT max(h.numero) FROM historique h WHERE h.salle = 'acteur' AND h.objet_id = n.id), 0), n.contenu, ${auteurId}, ${motif}
    FROM jsonb_to_recordset(${lignes}::jsonb) AS n(id bigint, contenu jsonb)`.execute(db)
}

/** Les fiches que quelqu'un tient, ou qu'un membre a modifiées. */
export async function listTouchees(db: Db, ids: number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    SELECT a.id FROM acteur a WHERE a.id = ANY (${ids}::bigint[]) AND (a.proprietaire_id IS NOT NULL
      OR EXISTS (SELECT FROM historique h WHERE h.salle = 'acteur' AND h.objet_id = a.id AND h.motif <> 'contenu fondateur'))`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

const ecrites = [
  'nom',
  'est_catalyseur',
  'profil_id',
  'sphere_id',
  'resume',
  'description',
  'commune_id',
  'departement_id',
  'region_id',
  'adresse',
  'longitude',
  'latitude',
  'liens',
  'siret',
  'rna',
  'cle_externe',
  'courriel_contact',
  'source',
  'etat',
  'verifiee_le',
  'termes',
  'territoires',
  'zones',
]

// Le département, la région, les zones et le point par défaut viennent du siège, comme pour une fiche seule.
function enLignes(fiches: FicheAEcrire[]) {
  const lignes = fiches.map(({ saisie: { point, ...s }, ...f }) => ({
    ...f,
    ...s,
    ...point,
    tous: [...s.termeIds, s.profilId, s.sphereId],
    lieux: [...s.territoireIds, s.communeId ?? s.departementId],
  }))
  return sql`
    SELECT f.id, f.slug, f.nom, f."estCatalyseur" AS est_catalyseur, f."profilId" AS profil_id, f."sphereId" AS sphere_id, f.resume, f.description, f."communeId" AS commune_id,
      coalesce(c.departement_id, f."departementId") AS departement_id, coalesce(c.region_id, d.region_id) AS region_id, f.adresse,
      CASE WHEN f.longitude IS NULL THEN c.longitude ELSE f.longitude END AS longitude, CASE WHEN f.longitude IS NULL THEN c.latitude ELSE f.latitude END AS latitude,
      f.liens, f.siret, f.rna, f."cleExterne" AS cle_externe, f."courrielContact" AS courriel_contact, f.source, f.etat, f."verifieeLe" AS verifiee_le,
      ARRAY(SELECT DISTINCT t FROM unnest(f.tous) AS t WHERE t IS NOT NULL ORDER BY t) AS termes,
      ARRAY(SELECT DISTINCT t FROM unnest(f."territoireIds") AS t ORDER BY t) AS territoires, zones_de(f.lieux) AS zones
    FROM jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb) AS f(id bigint, slug text, nom text, "estCatalyseur" boolean, "profilId" integer, "sphereId" integer,
      resume text, description text, "communeId" integer, "departementId" integer, adresse text, longitude float8, latitude float8, liens text[], siret text, rna text,
      "cleExterne" text, "courrielContact" text, source text, etat text, "verifieeLe" date, tous integer[], "territoireIds" integer[], lieux integer[])
    LEFT JOIN territoire c ON c.id = f."communeId" LEFT JOIN territoire d ON d.id = f."departementId"`
}

function parTranches<T>(valeurs: T[], taille: number): T[][] {
  return Array.from({ length: Math.ceil(valeurs.length / taille) }, (_, i) => valeurs.slice(i * taille, (i + 1) * taille))
}
