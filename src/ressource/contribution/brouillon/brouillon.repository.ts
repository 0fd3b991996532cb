import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Saisie } from '#socle/formulaire.ts'

/** Un texte en cours d'écriture. `version` : change à chaque enregistrement, pour que deux onglets ne s'effacent pas. */
export type Brouillon = { id: number; ressourceId: number | null; saisie: Saisie; version: string; modifieLe: Date }
export type LigneDeBrouillon = { id: number; titre: string; modifieLe: Date; ressource: { titre: string; slug: string } | null }

const version = sql<string>`(extract(epoch FROM ressource_brouillon.modifie_le) * 1000000)::bigint::text`

/** Le brouillon, s'il est à ce membre. Verrouillé jusqu'à la fin de la transaction avec `pourEcrire`. */
export async function findBrouillon(db: Db, id: number, membreId: string, { pourEcrire = false } = {}): Promise<Brouillon | undefined> {
  const requete = db
    .selectFrom('ressource_brouillon')
    .select(['id', 'ressource_id', 'saisie', 'modifie_le', version.as('version')])
    .where('id', '=', id)
    .where('membre_id', '=', membreId)
  const ligne = await (pourEcrire ? requete.forUpdate() : requete).executeTakeFirst()
  return ligne && { ...enBrouillon(ligne), version: ligne.version }
}

/** Le brouillon d'une modification en cours, le plus récent. */
export async function findBrouillonDe(db: Db, ressourceId: number, membreId: string): Promise<{ id: number; modifieLe: Date } | undefined> {
  const requete = db.selectFrom('ressource_brouillon').select(['id', 'modifie_le as modifieLe']).where('ressource_id', '=', ressourceId)
  return requete.where('membre_id', '=', membreId).orderBy('modifie_le', 'desc').limit(1).executeTakeFirst()
}

/** Les siens, le plus récent d'abord, 200 au plus. */
export async function listBrouillons(db: Db, membreId: string): Promise<LigneDeBrouillon[]> {
  const lignes = await db
    .selectFrom('ressource_brouillon as b')
    .leftJoin('ressource as r', 'r.id', 'b.ressource_id')
    .select(['b.id', 'b.modifie_le', 'r.titre as ressource_titre', 'r.slug', sql<string>`coalesce(b.saisie ->> 'titre', '')`.as('titre')])
    .where('b.membre_id', '=', membreId)
    .orderBy('b.modifie_le', 'desc')
    .limit(200)
    .execute()
  return lignes.map(({ id, titre, modifie_le, ressource_titre, slug }) => ({
    id,
    titre,
    modifieLe: modifie_le,
    ressource: ressource_titre !== null && slug !== null ? { titre: ressource_titre, slug } : null,
  }))
}

/** Ses brouillons entiers, pour les emporter, 200 au plus. */
export async function listSaisies(db: Db, membreId: string): Promise<{ saisie: Saisie; modifieLe: Date }[]> {
  const requete = db
    .selectFrom('ressource_brouillon')
    .select(['id', 'ressource_id', 'saisie', 'modifie_le'])
    .where('membre_id', '=', membreId)
  return (await requete.orderBy('id').limit(200).execute()).map(enBrouillon)
}

type Contenu = { membreId: string; ressourceId: number | null; saisie: Saisie }

export async function insert(trx: Db, { membreId, ressourceId, saisie }: Contenu): Promise<{ id: number; version: string }> {
  return trx
    .insertInto('ressource_brouillon')
    .values({ membre_id: membreId, ressource_id: ressourceId, saisie: JSON.stringify(saisie), modifie_le: sql`clock_timestamp()` })
    .returning(['id', version.as('version')])
    .executeTakeFirstOrThrow()
}

export async function update(trx: Db, id: number, saisie: Saisie): Promise<{ id: number; version: string }> {
  return trx
    .updateTable('ressource_brouillon')
    .set({ saisie: JSON.stringify(saisie), modifie_le: sql`clock_timestamp()` })
    .where('id', '=', id)
    .returning(['id', version.as('version')])
    .executeTakeFirstOrThrow()
}

export async function countBrouillons(db: Db, membreId: string): Promise<number> {
  const requete = db.selectFrom('ressource_brouillon').select((eb) => eb.fn.countAll<number>().as('n'))
  return (await requete.where('membre_id', '=', membreId).executeTakeFirstOrThrow()).n
}

/**
 * Rend au nettoyage les fichiers que cette personne a déposés et que plus rien ne cite : ni ressource, ni autre
 * brouillon, ni suggestion, ni aucune version gardée (une version se restaure).
 */
export async function libererFichiers(trx: Db, cles: string[], membreId: string): Promise<void> {
  if (cles.length === 0) return
  await sql`
    UPDATE fichier SET utilise_le = NULL
    WHERE cle = ANY(${cles}) AND depose_par = ${membreId}
      AND NOT EXISTS (SELECT FROM ressource_fichier WHERE fichier_id = fichier.id)
      AND NOT EXISTS (SELECT FROM ressource_brouillon WHERE strpos(saisie::text, fichier.cle) > 0)
      AND NOT EXISTS (SELECT FROM ressource_suggestion WHERE strpos(contenu::text, fichier.cle) > 0
        OR contenu -> 'fichiers' @> jsonb_build_array(jsonb_build_object('id', fichier.id)))
      AND NOT EXISTS (SELECT FROM historique WHERE strpos(contenu::text, fichier.cle) > 0
        OR contenu -> 'fichiers' @> jsonb_build_array(jsonb_build_object('id', fichier.id)))`.execute(trx)
}

export async function deleteBrouillon(trx: Db, id: number, membreId: string): Promise<void> {
  await trx.deleteFrom('ressource_brouillon').where('id', '=', id).where('membre_id', '=', membreId).execute()
}

function enBrouillon(ligne: { id: number; ressource_id: number | null; saisie: unknown; modifie_le: Date }) {
  const champs = Object.entries(typeof ligne.saisie === 'object' && ligne.saisie !== null ? ligne.saisie : {})
  const saisie: Saisie = Object.fromEntries(
    champs.map(([nom, valeur]) => [nom, Array.isArray(valeur) ? valeur.map(String) : String(valeur ?? '')]),
  )
  return { id: ligne.id, ressourceId: ligne.ressource_id, saisie, modifieLe: ligne.modifie_le }
}
