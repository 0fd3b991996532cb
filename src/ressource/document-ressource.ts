import { sql } from 'kysely'
import { indexerDe } from '#fiche/indexer.repository.ts'
import { etats } from './ressource.etats.ts'

/** Récrit ce que la recherche sait de ces ressources. */
export const indexerRessources = indexerDe({
  table: 'ressource',
  etats,
  titre: sql`f.titre`,
  resume: sql`f.resume`,
  corps: sql`btrim(coalesce((SELECT string_agg(value, ' ') FROM jsonb_each_text(f.cadre)), '') || E'\n\n' || f.corps, E' \n')`,
  texte: sql`f.auteurs || ' ' || coalesce(t.nom, '')`,
  territoire: 'territoire_id',
  aussi: sql`array_remove(ARRAY['duree:' || tranche_de_duree(f.duree_minutes)], NULL)`,
})
