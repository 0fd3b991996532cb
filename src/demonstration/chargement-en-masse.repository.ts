import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** Ôte les organisations, sans ce que les autres salles ont rangé dans la recherche et les facettes. */
export async function viderActeurs(client: ClientBase): Promise<void> {
  await client.query('DELETE FROM acteur')
  await client.query('ALTER TABLE acteur ALTER COLUMN id RESTART')
  await client.query("DELETE FROM historique WHERE salle = 'acteur'")
}

/** Suspend les déclencheurs des acteurs jusqu'à `retablirDeclencheurs` : les facettes seront refaites d'un coup. */
export async function suspendreDeclencheurs(client: ClientBase): Promise<void> {
  await client.query('ALTER TABLE acteur DISABLE TRIGGER USER')
}

export async function retablirDeclencheurs(client: ClientBase): Promise<void> {
  await client.query('ALTER TABLE acteur ENABLE TRIGGER USER')
  await client.query("SELECT pg_notify('revision_publique', '')")
}

/** Ôte les index qui ne portent pas de contrainte ; rend de quoi les refaire. Bâtir un index après coup coûte bien moins que le tenir ligne à ligne. */
export async function oterIndex(client: ClientBase, tables: string[]): Promise<string[]> {
  const { rows } = await client.query<{ nom: string; definition: string }>(
    `SELECT c.relname AS nom, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = ANY ($1::text[]::regclass[]) AND NOT i.indisunique AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) ORDER BY c.relname`,
    [tables],
  )
  for (const { nom } of rows) await client.query(`DROP INDEX ${client.escapeIdentifier(nom)}`)
  return rows.map(({ definition }) => definition)
}

export async function refaireIndex(client: ClientBase, definitions: string[]): Promise<void> {
  await client.query("SET LOCAL maintenance_work_mem = '256MB'")
  for (const definition of definitions) await client.query(definition)
}

export async function insertMembresFictifs(client: ClientBase, nombre: number): Promise<void> {
  await client.query(
    `INSERT INTO membre (id, nom, courriel, courriel_verifie) SELECT 'demonstration-' || n, 'Personne fictive ' || (n + 1), 'personne-' || (n + 1) || '@demonstration.invalid', true
     FROM generate_series(0, $1::integer - 1) AS n ON CONFLICT DO NOTHING`,
    [nombre],
  )
}

const colonnes =
  'slug, nom, est_catalyseur, profil_id, sphere_id, resume, description, commune_id, departement_id, region_id, adresse, longitude, latitude, liens, cle_externe, source, etat, proprietaire_id, verifiee_le, termes, territoires, zones'

/** Copie des lignes au format texte de COPY, dans l'ordre de `colonnes`. */
export async function copierActeurs(client: ClientBase, lignes: Iterable<string>): Promise<void> {
  await pipeline(Readable.from(lignes), client.query(copyFrom(`COPY acteur (${colonnes}) FROM STDIN`)))
}

/** Refait tous les compteurs de facettes depuis les fiches. */
export async function refaireFacettes(client: ClientBase): Promise<void> {
  await client.query("SELECT facettes_refaire('acteur')")
}

/** Refait l'index de recherche de tous les acteurs publiés. Leurs descriptions sont prises pour du texte simple. */
export async function refaireMoteur(client: ClientBase): Promise<void> {
  await client.query("DELETE FROM moteur WHERE salle IN ('catalyseur', 'acteur')")
  await client.query(`
    INSERT INTO moteur (salle, objet_id, titre, index, point)
    SELECT d.salle, d.id, d.nom,
      setweight(to_tsvector('francais', d.nom), 'A') || setweight(to_tsvector('francais', d.libelles), 'B') || setweight(to_tsvector('francais', d.resume), 'C')
        || setweight(to_tsvector('francais', d.description || ' ' || d.lieu), 'D') || array_to_tsvector(d.etiquettes),
      d.point
    FROM (SELECT a.id, a.nom, a.resume, a.description, a.point, CASE WHEN a.est_catalyseur THEN 'catalyseur' ELSE 'acteur' END AS salle,
        coalesce((SELECT string_agg(t.libelle, ' ') FROM terme t WHERE t.id = ANY (a.termes)), '') AS libelles,
        coalesce((SELECT string_agg(t.nom, ' ') FROM territoire t WHERE t.id IN (a.commune_id, a.departement_id) OR t.id = ANY (a.territoires)), '') AS lieu,
        ARRAY(SELECT 't:' || t FROM unnest(a.termes) AS t) || ARRAY(SELECT 'z:' || z FROM unnest(a.zones) AS z) || ARRAY(SELECT 'a:' || t FROM unnest(a.territoires) AS t) AS etiquettes
      FROM acteur a WHERE a.etat = 'publiee') d`)
}

/** Ajoute au lexique les mots de ces textes, des termes et des territoires des fiches. */
export async function insertMots(client: ClientBase, textes: string[]): Promise<void> {
  await client.query(
    `INSERT INTO moteur_mot (mot) SELECT DISTINCT mot FROM (
       SELECT unnest($1::text[]) AS texte UNION ALL SELECT libelle FROM terme
       UNION ALL SELECT nom FROM territoire WHERE id IN (SELECT commune_id FROM acteur UNION SELECT departement_id FROM acteur UNION SELECT unnest(territoires) FROM acteur)) s,
       unnest(tsvector_to_array(to_tsvector('mots', texte))) AS mot
     WHERE length(mot) BETWEEN 3 AND 40 AND mot !~ '[0-9/@:.]' ORDER BY mot ON CONFLICT DO NOTHING`,
    [textes],
  )
}

export async function upsertDemonstration(client: ClientBase, empreinte: string): Promise<void> {
  await client.query(
    "INSERT INTO etat_de_la_base (cle, valeur) VALUES ('demonstration', to_jsonb($1::text)) ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur, le = now()",
    [empreinte],
  )
}
