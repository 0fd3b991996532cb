import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { ObjetARappeler, SourceDeRappel } from '#socle/salle.ts'
import { usageConfirmer } from './cles-de-fraicheur.ts'

export type Destinataire = { id: string; nom: string; courriel: string }
/** `avant` : une fiche vérifiée (à défaut, créée) avant ce jour est à vérifier. `dernierAvant` : un rappel plus récent suffit. */
export type Echeances = { avant: string; dernierAvant: Date }

/** Les personnes à qui un rappel est dû pour ce qu'elles tiennent dans l'une de ces sources, 200 au plus. */
export async function listARappeler(
  db: Db,
  { avant, dernierAvant }: Echeances,
  sources: readonly SourceDeRappel[],
): Promise<Destinataire[]> {
  const { rows } = await sql<Destinataire>`
    SELECT m.id, m.nom, m.courriel FROM membre m
    WHERE (${sql.join(
      sources.map(({ existe }) => existe(avant)),
      sql` OR `,
    )})
      AND NOT EXISTS (SELECT FROM rappel_de_fraicheur r WHERE r.membre_id = m.id AND (r.arrete_le IS NOT NULL OR r.dernier_le > ${dernierAvant}))
    ORDER BY m.id LIMIT 200`.execute(db)
  return rows
}

const aVerifier = (avant: string) => sql`a.etat = 'publiee' AND coalesce(a.verifiee_le, a.cree_le::date) < ${avant}::date`

/** Les fiches de l'annuaire à vérifier. */
export const fichesARappeler: SourceDeRappel = {
  chemin: '/acteurs',
  usage: usageConfirmer,
  existe: (avant) => sql<boolean>`EXISTS (SELECT FROM acteur a WHERE a.proprietaire_id = m.id AND ${aVerifier(avant)})`,
  lister: async (db, membreId, avant) => {
    const { rows } = await sql<ObjetARappeler>`
      SELECT a.id, a.slug, a.nom, a.proprietaire_id AS "proprietaireId", a.verifiee_le AS "verifieeLe"
      FROM acteur a WHERE a.proprietaire_id = ${membreId} AND ${aVerifier(avant)}
      ORDER BY a.verifiee_le NULLS FIRST, a.tri LIMIT 200`.execute(db)
    return rows
  },
}

/** Note le rappel qui part ; faux s'il ne doit plus partir (un autre processus l'a écrit, ou la personne n'en veut plus). */
export async function upsertRappel(
  trx: Db,
  membreId: string,
  { maintenant, dernierAvant }: { maintenant: Date; dernierAvant: Date },
): Promise<boolean> {
  const { rows } = await sql`
    INSERT INTO rappel_de_fraicheur AS r (membre_id, dernier_le) VALUES (${membreId}, ${maintenant})
    ON CONFLICT (membre_id) DO UPDATE SET dernier_le = excluded.dernier_le
    WHERE r.arrete_le IS NULL AND (r.dernier_le IS NULL OR r.dernier_le <= ${dernierAvant})
    RETURNING r.membre_id`.execute(trx)
  return rows.length > 0
}

/** Arrête ou reprend les rappels d'une personne ; sans effet si elle n'a plus de compte. */
export async function upsertArret(db: Db, membreId: string, arrete: boolean): Promise<void> {
  await sql`
    INSERT INTO rappel_de_fraicheur AS r (membre_id, arrete_le)
    SELECT id, CASE WHEN ${arrete} THEN now() END FROM membre WHERE id = ${membreId}
    ON CONFLICT (membre_id) DO UPDATE SET arrete_le = excluded.arrete_le`.execute(db)
}

export async function findRappel(db: Db, membreId: string): Promise<{ dernier_le: Date | null; arrete_le: Date | null } | undefined> {
  const { rows } = await sql<{ dernier_le: Date | null; arrete_le: Date | null }>`
    SELECT dernier_le, arrete_le FROM rappel_de_fraicheur WHERE membre_id = ${membreId}`.execute(db)
  return rows[0]
}
