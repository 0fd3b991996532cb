import { sql } from 'kysely'
import type { ObjetARappeler, SourceDeRappel } from '#socle/salle.ts'
import { usageDeLaCle } from './usage-de-la-cle.ts'

const aVerifier = (avant: string) => sql`r.etat = 'publiee' AND coalesce(r.verifiee_le, r.cree_le::date) < ${avant}::date`

/** Les ressources anciennes que tient une personne, pour le même courriel que ses fiches. */
export const ressourcesARappeler: SourceDeRappel = {
  chemin: '/ressources',
  usage: usageDeLaCle,
  existe: (avant) => sql<boolean>`EXISTS (SELECT FROM ressource r WHERE r.proprietaire_id = m.id AND ${aVerifier(avant)})`,
  lister: async (db, membreId, avant) => {
    const { rows } = await sql<ObjetARappeler>`
      SELECT r.id, r.slug, r.titre AS nom, r.proprietaire_id AS "proprietaireId", r.verifiee_le AS "verifieeLe"
      FROM ressource r WHERE r.proprietaire_id = ${membreId} AND ${aVerifier(avant)}
      ORDER BY r.verifiee_le NULLS FIRST, r.tri LIMIT 200`.execute(db)
    return rows
  },
}
