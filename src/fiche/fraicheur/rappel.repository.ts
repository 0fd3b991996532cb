import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { SourceDeRappel } from '#socle/salle.ts'

import { depotDe } from '../depot.repository.ts'
import type { Sorte } from '../sorte.ts'

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

/** Les fiches d'une sorte que tient quelqu'un et qui n'ont pas été vérifiées depuis longtemps. */
export function aRappeler<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  { usage, publiee }: { usage: string; publiee: E },
): SourceDeRappel {
  const aVerifier = (avant: string) => sql`etat = ${publiee} AND coalesce(verifiee_le, cree_le::date) < ${avant}::date`
  const { lister } = depotDe(sorte)
  return {
    chemin: sorte.chemin,
    usage,
    genre: sorte.mots.genre,
    existe: (avant) => sql<boolean>`EXISTS (SELECT FROM ${sql.table(sorte.table)} WHERE proprietaire_id = m.id AND ${aVerifier(avant)})`,
    lister: async (db, membreId, avant) => {
      const ordre = sql`verifiee_le NULLS FIRST, ${sql.join(sorte.ordre.map((colonne) => sql.ref(colonne)))}`
      const fiches = await lister(db, sql`proprietaire_id = ${membreId} AND ${aVerifier(avant)} ORDER BY ${ordre} LIMIT 200`)
      return fiches.map((fiche) => ({ ...fiche, nom: sorte.titre(fiche), proprietaireId: membreId }))
    },
  }
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
