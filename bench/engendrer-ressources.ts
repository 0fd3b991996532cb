import { indexerRessources } from '#ressource/document-ressource.ts'
import type { Base } from '#socle/db.ts'
import { analyser } from '#socle/statistiques.ts'

const verbes = [
  'Réunir',
  'Écouter',
  'Relier',
  'Cartographier',
  'Évaluer',
  'Raconter',
  'Accompagner',
  'Essaimer',
  'Animer',
  'Mesurer',
  'Préparer',
  'Ouvrir',
]
const sujets = [
  'les besoins',
  'un tiers-lieu',
  'la mobilité',
  'une alliance',
  'les habitants',
  'la rivière',
  'la forêt',
  'le réemploi',
  'une épicerie',
  'le vieillissement',
  'la jeunesse',
  'l’énergie',
  'les paysages',
  'le numérique',
  'une incubation',
  'l’alimentation',
  'la recherche-action',
] // prettier-ignore
const lieux = [
  'en village',
  'dans un bourg',
  'à plusieurs EPCI',
  'en montagne',
  'sur le littoral',
  'en ville',
  'dans une vallée',
  'entre voisins',
]
const parLot = 5000

/** Tant de ressources publiées, leurs facettes et leur recherche, au hasard mais toujours les mêmes. */
export async function engendrerRessources({ db, pool }: Base, nombre: number): Promise<void> {
  await pool.query(
    `INSERT INTO ressource (slug, titre, resume, corps, type_id, maturite_id, duree_minutes, territoire_id, auteurs, annee, etat, publiee_le,
       moissonnable_le, termes, zones, source)
     SELECT 'essai-' || n, titre, 'Pour ' || lower(titre) || ', pas à pas.', '## Avant' || E'\\n\\n' || repeat(titre || '. ', 8), type, maturite,
       (ARRAY[10, 45, 120, 600])[1 + n % 4], territoire.id, 'Atelier des essais', 2015 + n % 11, 'publiee', le, le,
       ARRAY(SELECT DISTINCT t FROM unnest(ARRAY[type, maturite, thematique, pratique, profil]) AS t ORDER BY t), zones_de(ARRAY[territoire.id]), 'Essai'
     FROM generate_series(1, $1::integer) AS n,
       LATERAL (SELECT format('%s %s %s, n° %s', ($2::text[])[1 + n * 7 % 12], ($3::text[])[1 + n * 11 % 17], ($4::text[])[1 + n * 5 % 8], n) AS titre,
         timestamptz '2020-01-01' + n * interval '10 minutes' AS le,
         (SELECT id FROM terme WHERE liste = 'medoc' ORDER BY ordre OFFSET n % 7 LIMIT 1) AS type,
         (SELECT id FROM terme WHERE liste = 'maturite' ORDER BY ordre OFFSET n / 7 % 4 LIMIT 1) AS maturite,
         (SELECT id FROM terme WHERE liste = 'thematique' ORDER BY ordre OFFSET n / 28 % 7 LIMIT 1) AS thematique,
         (SELECT id FROM terme WHERE liste = 'pratique' ORDER BY ordre OFFSET n / 5 % 4 LIMIT 1) AS pratique,
         (SELECT id FROM terme WHERE liste = 'profil' ORDER BY ordre OFFSET n / 11 % 8 LIMIT 1) AS profil) x,
       LATERAL (SELECT id FROM territoire WHERE niveau = 'epci' ORDER BY id OFFSET n * 13 % 1200 LIMIT 1) territoire`,
    [nombre, verbes, sujets, lieux],
  )
  const { rows } = await pool.query<{ id: number }>('SELECT id FROM ressource ORDER BY id')
  for (let i = 0; i < rows.length; i += parLot) {
    await indexerRessources(
      db,
      rows.slice(i, i + parLot).map(({ id }) => Number(id)),
    )
  }
  // Comme après un grand import.
  await analyser(db)
}
