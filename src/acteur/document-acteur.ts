import { sql } from 'kysely'
import { indexerDe } from '#fiche/indexer.repository.ts'
import { etats } from './acteur.etats.ts'

/** Récrit ce que la recherche sait de ces fiches, sous « catalyseur » ou « acteur ». */
export const indexerActeurs = indexerDe({
  table: 'acteur',
  etats,
  salles: { toutes: ['catalyseur', 'acteur'], sienne: sql`CASE WHEN f.est_catalyseur THEN 'catalyseur' ELSE 'acteur' END` },
  titre: sql`f.nom`,
  resume: sql`f.resume`,
  corps: sql`f.description`,
  texte: sql`coalesce((SELECT string_agg(t.nom, ' ') FROM territoire t WHERE t.id IN (f.commune_id, f.departement_id) OR t.id = ANY (f.territoires)), '')`,
  aussi: sql`ARRAY(SELECT 'a:' || u FROM unnest(f.territoires) u)`,
})
