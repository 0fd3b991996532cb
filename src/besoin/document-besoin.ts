import { sql } from 'kysely'
import { indexerDe } from '#fiche/indexer.repository.ts'
import { etats } from './besoin.etats.ts'

/** Récrit ce que la recherche sait de ces besoins, terminés compris. */
export const indexerBesoins = indexerDe({
  table: 'besoin',
  etats,
  titre: sql`f.titre`,
  resume: sql`f.pour_qui`,
  texte: sql`concat_ws(' ', f.recit, f.deja_tente, t.nom)`,
  territoire: 'territoire_id',
  aussi: sql`ARRAY['etat:' || f.avancement]`,
})
