import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

const colonnes =
  'slug, nom, est_catalyseur, profil_id, sphere_id, resume, description, commune_id, departement_id, region_id, adresse, longitude, latitude, liens, cle_externe, source, etat, proprietaire_id, verifiee_le, termes, territoires, zones'

type AMettre = {
  /** Au format texte de COPY, dans l'ordre de `colonnes`. */
  lignes: Iterable<string>
  /** De quoi nourrir le lexique ; rempli à mesure que les lignes se lisent. */
  textes: readonly string[]
  membres: number
  /** Vrai : les index sont ôtés le temps du chargement. */
  enMasse: boolean
}

/**
 * Met ces organisations à la place de celles de la base, sans ce que les autres salles ont rangé dans la recherche et les facettes.
 * Les déclencheurs sont suspendus : facettes et recherche se refont d'un coup. `empreinte` : ce que la base dira d'elle-même.
 */
export async function remplacerActeurs(
  client: ClientBase,
  empreinte: string,
  { lignes, textes, membres, enMasse }: AMettre,
): Promise<void> {
  await client.query('ALTER TABLE acteur DISABLE TRIGGER USER')
  await client.query('DELETE FROM acteur')
  await client.query('ALTER TABLE acteur ALTER COLUMN id RESTART')
  await client.query("DELETE FROM historique WHERE salle = 'acteur'")
  await client.query(
    `INSERT INTO membre (id, nom, courriel, courriel_verifie) SELECT 'demonstration-' || n, 'Personne fictive ' || (n + 1), 'personne-' || (n + 1) || '@demonstration.invalid', true
     FROM generate_series(0, $1::integer - 1) AS n ON CONFLICT DO NOTHING`,
    [membres],
  )
  const index = enMasse ? await oterIndex(client, ['acteur', 'moteur']) : []
  await pipeline(Readable.from(lignes), client.query(copyFrom(`COPY acteur (${colonnes}) FROM STDIN`)))
  await client.query("SELECT facettes_refaire('acteur')")
  await refaireMoteur(client)
  await insertMots(client, textes)
  await client.query("SET LOCAL maintenance_work_mem = '256MB'")
  for (const definition of index) await client.query(definition)
  await client.query('ALTER TABLE acteur ENABLE TRIGGER USER')
  await client.query("SELECT pg_notify('revision_publique', '')")
  await client.query(
    "INSERT INTO etat_de_la_base (cle, valeur) VALUES ('demonstration', to_jsonb($1::text)) ON CONFLICT (cle) DO UPDATE SET valeur = excluded.valeur, le = now()",
    [empreinte],
  )
}

/** Ôte les index qui ne portent pas de contrainte ; rend de quoi les refaire. Bâtir un index après coup coûte bien moins que le tenir ligne à ligne. */
async function oterIndex(client: ClientBase, tables: string[]): Promise<string[]> {
  const { rows } = await client.query<{ nom: string; definition: string }>(
    `SELECT c.relname AS nom, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = ANY ($1::text[]::regclass[]) AND NOT i.indisunique AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid) ORDER BY c.relname`,
    [tables],
  )
  for (const { nom } of rows) await client.query(`DROP INDEX ${client.escapeIdentifier(nom)}`)
  return rows.map(({ definition }) => definition)
}

/** Refait l'index de recherche de tous les acteurs publiés. Leurs descriptions sont prises pour du texte simple. */
async function refaireMoteur(client: ClientBase): Promise<void> {
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
async function insertMots(client: ClientBase, textes: readonly string[]): Promise<void> {
  await client.query(
    `INSERT INTO moteur_mot (mot) SELECT DISTINCT mot FROM (
       SELECT unnest($1::text[]) AS texte UNION ALL SELECT libelle FROM terme
       UNION ALL SELECT nom FROM territoire WHERE id IN (SELECT commune_id FROM acteur UNION SELECT departement_id FROM acteur UNION SELECT unnest(territoires) FROM acteur)) s,
       unnest(tsvector_to_array(to_tsvector('mots', texte))) AS mot
     WHERE length(mot) BETWEEN 3 AND 40 AND mot !~ '[0-9/@:.]' ORDER BY mot ON CONFLICT DO NOTHING`,
    [textes],
  )
}
