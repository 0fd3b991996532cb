import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { TerritoireAEcrire } from './donnees-preparees.ts'
import type { Niveau } from './territoire.ts'

/**
 * Écrit ces territoires d'un coup. Les contenants (région, département, EPCI) doivent déjà y être : leurs codes sont
 * remplacés par leurs identifiants. Le point d'une commune dont le contour officiel est connu n'est pas touché.
 */
export async function upsertTerritoires(db: Db, territoires: TerritoireAEcrire[], source: string): Promise<void> {
  await sql`
    INSERT INTO territoire AS t (niveau, code, nom, slug, article, nature, population, codes_postaux, longitude, latitude,
      point_approche, commune_chef_lieu, epci_id, departement_id, region_id, source)
    SELECT n.niveau, n.code, n.nom, n.slug, n.article, n.nature, n.population, n.codes_postaux, n.longitude, n.latitude,
      n.point_approche, n.commune_chef_lieu, e.id, d.id, r.id, ${source}
    FROM jsonb_to_recordset(${JSON.stringify(territoires)}::jsonb) AS n(niveau text, code text, nom text, slug text,
      article text, nature text, population integer, codes_postaux text[], longitude float8, latitude float8,
      point_approche boolean, commune_chef_lieu text, epci text, departement text, region text)
    LEFT JOIN territoire e ON e.niveau = 'epci' AND e.code = n.epci
    LEFT JOIN territoire d ON d.niveau = 'departement' AND d.code = n.departement
    LEFT JOIN territoire r ON r.niveau = 'region' AND r.code = n.region
    ON CONFLICT (niveau, code) DO UPDATE SET nom = excluded.nom, slug = excluded.slug, article = excluded.article,
      nature = excluded.nature, population = excluded.population, codes_postaux = excluded.codes_postaux,
      longitude = CASE WHEN ${aUnContourOfficiel} THEN t.longitude ELSE excluded.longitude END,
      latitude = CASE WHEN ${aUnContourOfficiel} THEN t.latitude ELSE excluded.latitude END,
      point_approche = CASE WHEN ${aUnContourOfficiel} THEN t.point_approche ELSE excluded.point_approche END,
      commune_chef_lieu = excluded.commune_chef_lieu, epci_id = excluded.epci_id,
      departement_id = excluded.departement_id, region_id = excluded.region_id, source = excluded.source`.execute(db)
}

const aUnContourOfficiel = sql`(t.niveau = 'commune' AND EXISTS (SELECT FROM contour c WHERE c.territoire_id = t.id AND NOT c.est_indicatif))`

/** Marque ceux qui ne sont plus dans le découpage (communes fusionnées) : leurs fiches les citent encore. */
export async function markSupprimes(db: Db, niveau: Niveau, codes: string[]): Promise<void> {
  await sql`UPDATE territoire SET nature = 'supprimee' WHERE niveau = ${niveau} AND NOT code = ANY(${codes})`.execute(db)
}
