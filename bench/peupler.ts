import { indexerActeurs } from '../src/acteur/document-acteur.ts'
import type { Base } from '../src/socle/db.ts'

const lieux = [
  'Atelier',
  'Fabrique',
  'Maison',
  'Collectif',
  'Réseau',
  'Laboratoire',
  'Tiers-lieu',
  'Coopérative',
  'Agence',
  'Pôle',
  'Institut',
  'Plateforme',
  'Communauté',
  'Comptoir',
  'Chantier',
  'École',
  'Jardin',
  'Forum',
  'Relais',
  'Observatoire',
]
const objets = [
  'des transitions',
  'du vivant',
  'de la mobilité douce',
  'des communs',
  "de l'alimentation",
  'des savoir-faire',
  'du climat',
  "de l'innovation rurale",
  'des possibles',
  'du bocage',
  'de la forêt',
  'du littoral',
  'des jeunes',
  'du numérique utile',
  'de la rivière',
  'du patrimoine',
  'des circuits courts',
  'du réemploi',
  "de l'énergie citoyenne",
  'du lien social',
  'des paysages',
  'de la santé',
  'du bien vieillir',
  "de l'habitat partagé",
  'de la recherche-action',
]
const phrases = [
  "Accompagne les collectivités du besoin à l'effet, pas à pas.",
  'Réunit habitants, élus et entreprises autour de projets concrets.',
  'Anime des ateliers de prospective dans les intercommunalités rurales.',
  'Relie chercheurs et praticiens sur les questions de sobriété foncière.',
  'Forme les agents publics à la coopération et à la participation citoyenne.',
  "Mutualise l'ingénierie de petites communes pour leurs rénovations énergétiques.",
  'Met des données ouvertes au service du diagnostic partagé.',
  "Soutient les filières locales de l'alimentation durable et du maraîchage.",
  'Expérimente des mobilités partagées entre bourgs et villages.',
  "Évalue l'impact des politiques de transition écologique.",
  "Aide à financer des tiers-lieux et des lieux d'apprentissage.",
  'Restaure les milieux aquatiques et les trames bleues avec les riverains.',
  "Conçoit des démarches d'innovation sociale avec les personnes concernées.",
  'Fait vivre un programme de résidences artistiques et scientifiques.',
  'Organise le réemploi des matériaux du bâtiment à l’échelle du bassin de vie.',
  "Documente les pratiques et partage des retours d'expérience.",
]

const parLot = 5000

/** Des acteurs inventés, toujours les mêmes pour un même nombre : lieux, listes et textes divers, par déclencheurs et moteur ordinaires. */
export async function peupler({ pool, db }: Base, nombre: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('SET synchronous_commit = off')
    await client.query(preparation)
    for (let debut = 1; debut <= nombre; debut += parLot) {
      await client.query(insertion, [debut, Math.min(nombre, debut + parLot - 1), lieux, objets, phrases])
    }
  } finally {
    client.release()
  }
  const { rows } = await pool.query<{ id: number }>("SELECT id FROM acteur WHERE source = 'banc' ORDER BY id")
  for (let debut = 0; debut < rows.length; debut += parLot)
    await indexerActeurs(
      db,
      rows.slice(debut, debut + parLot).map(({ id }) => id),
    )
}

// tirer(i, k, n) : un entier de 0 à n - 1, fixé par i et k. La moitié des acteurs est dans les 500 plus grandes communes.
const preparation = `
  CREATE OR REPLACE FUNCTION pg_temp.tirer(i bigint, k bigint, n bigint) RETURNS int LANGUAGE sql IMMUTABLE
    AS $$ SELECT ((hashint8extended(i, k) & 9223372036854775807) % n)::int $$;
  CREATE TEMP TABLE commune_rangee ON COMMIT PRESERVE ROWS AS
    SELECT row_number() OVER (ORDER BY population DESC NULLS LAST, id) - 1 AS rang, id, nom, epci_id, departement_id, region_id, longitude, latitude
    FROM territoire WHERE niveau = 'commune' AND longitude IS NOT NULL;
  CREATE UNIQUE INDEX ON commune_rangee (rang);
  ANALYZE commune_rangee;
  CREATE TEMP TABLE termes_de ON COMMIT PRESERVE ROWS AS SELECT liste, array_agg(id ORDER BY id) AS ids, count(*)::int AS n FROM terme GROUP BY liste;`

const insertion = `
  INSERT INTO acteur (slug, nom, est_catalyseur, profil_id, sphere_id, resume, description, commune_id, departement_id, region_id, longitude, latitude, termes, territoires, zones, etat, source, verifiee_le)
  SELECT 'banc-' || i, lieu || ' ' || objet || ' ' || c.nom || CASE WHEN i > 350 THEN ' ' || i ELSE '' END, i <= 350 OR tirer(i, 1, 10) = 0, profil, sphere,
    ($5::text[])[1 + tirer(i, 2, cardinality($5::text[]))], ($5::text[])[1 + tirer(i, 3, cardinality($5::text[]))] || E'\\n\\n' || ($5::text[])[1 + tirer(i, 4, cardinality($5::text[]))] || ' ' || ($5::text[])[1 + tirer(i, 5, cardinality($5::text[]))],
    c.id, c.departement_id, c.region_id, c.longitude + (tirer(i, 6, 1000) - 500) / 50000.0, c.latitude + (tirer(i, 7, 1000) - 500) / 50000.0,
    ARRAY(SELECT DISTINCT t FROM unnest(ARRAY[profil, sphere] || portes) AS t WHERE t IS NOT NULL ORDER BY t), agit, zones_de(agit || c.id), 'publiee', 'banc', current_date - tirer(i, 8, 500)
  FROM generate_series($1::bigint, $2::bigint) AS i
  CROSS JOIN LATERAL (SELECT pg_temp.tirer(i, 9, CASE WHEN i % 2 = 0 THEN 500 ELSE 30000 END) AS rang, ($3::text[])[1 + pg_temp.tirer(i, 10, cardinality($3::text[]))] AS lieu, ($4::text[])[1 + pg_temp.tirer(i, 11, cardinality($4::text[]))] AS objet) choix
  JOIN commune_rangee c ON c.rang = choix.rang
  CROSS JOIN LATERAL (SELECT (SELECT ids[1 + pg_temp.tirer(i, 12, n)] FROM termes_de WHERE liste = 'profil') AS profil, (SELECT ids[1 + pg_temp.tirer(i, 13, n)] FROM termes_de WHERE liste = 'sphere') AS sphere,
    ARRAY(SELECT ids[1 + pg_temp.tirer(i * 7 + k, 14, n)] FROM termes_de, generate_series(1, 2) AS k WHERE liste IN ('pratique', 'activite', 'thematique', 'odd')) AS portes,
    CASE pg_temp.tirer(i, 15, 4) WHEN 0 THEN ARRAY[c.departement_id] WHEN 1 THEN '{}'::int[] ELSE ARRAY[c.epci_id] END AS brut) listes
  CROSS JOIN LATERAL (SELECT array_remove(brut, NULL) AS agit) action
  ORDER BY i`.replace(/(?<!pg_temp\.)tirer\(/g, 'pg_temp.tirer(')
