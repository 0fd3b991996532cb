import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

export type Etape = 'voix' | 'trois-jours' | 'dix-jours' | 'trente-jours'
/** Un besoin auquel personne n'a répondu ni ne travaille. `zones` : son territoire, et ceux qui le contiennent, groupements compris. */
export type EnAttente = {
  id: number
  slug: string
  titre: string
  exprimeLe: Date
  zones: number[]
  termes: number[]
  aussi: number
  faites: string[]
}

/**
 * Les besoins sans réponse à qui une étape reste à rappeler, les plus anciens d'abord, 2 000 au plus. Verrouillés : deux processus ne les
 * rappellent pas ensemble. `eveil` : à combien de « nous aussi ».
 */
export async function listEnAttente(trx: Db, eveil: number): Promise<EnAttente[]> {
  const { rows } = await sql<EnAttente>`
    SELECT b.id::integer, b.slug, b.titre, b.exprime_le AS "exprimeLe", b.termes,
      b.zones || ARRAY(SELECT g.groupement_id FROM groupement_membre g WHERE g.territoire_id = ANY (b.zones)) AS zones,
      aussi, faites
    FROM besoin b,
      LATERAL (SELECT count(*)::integer AS aussi FROM besoin_voix v WHERE v.fiche_id = b.id AND v.genre = 'aussi' AND v.confirmee_le IS NOT NULL) v,
      LATERAL (SELECT ARRAY(SELECT r.etape FROM besoin_relance r WHERE r.besoin_id = b.id) AS faites) r
    WHERE b.etat IN ('exprime', 'qualifie') AND b.premiere_reponse_le IS NULL
      AND ('trente-jours' <> ALL (faites) OR (aussi >= ${eveil} AND 'voix' <> ALL (faites)))
    ORDER BY b.exprime_le LIMIT 2000 FOR UPDATE OF b SKIP LOCKED`.execute(trx)
  return rows
}

export async function insertRelances(trx: Db, dues: readonly { id: number; etapes: readonly Etape[] }[]): Promise<void> {
  const lignes = dues.flatMap(({ id, etapes }) => etapes.map((etape) => ({ besoin_id: id, etape })))
  if (lignes.length === 0) return
  await trx
    .insertInto('besoin_relance')
    .values(lignes)
    .onConflict((oc) => oc.doNothing())
    .execute()
}
