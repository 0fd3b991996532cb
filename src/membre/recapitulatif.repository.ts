import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { aujourdhui } from '#socle/texte.ts'
import { dansLaFile } from './demande.repository.ts'
import { choisir, lire } from './membre.repository.ts'
import type { Membre, Perimetres } from './membre.ts'

/** Les personnes qui modèrent et sont déjà entrées (leur adresse est prouvée : les titres sont d'inconnus), par identifiant à partir de celui qui suit `apres`. */
export async function listModerateurs(db: Db, apres: string, limite: number): Promise<Membre[]> {
  return lire(
    choisir(db)
      .where('role', 'in', ['animateur', 'administrateur'])
      .where('courriel_verifie', '=', true)
      .where('id', '>', apres)
      .orderBy('id')
      .limit(limite),
  )
}

/** Quand le dernier récapitulatif lui a été écrit. */
export async function findDernier(db: Db, membreId: string): Promise<Date | undefined> {
  const ligne = await db.selectFrom('recapitulatif_de_moderation').select('dernier_le').where('membre_id', '=', membreId).executeTakeFirst()
  return ligne?.dernier_le
}

/** Note le récapitulatif qui part ; faux si celui du jour est déjà parti, d'ici ou d'un autre processus. */
export async function upsertDernier(trx: Db, membreId: string, maintenant: Date): Promise<boolean> {
  const ligne = await trx
    .insertInto('recapitulatif_de_moderation')
    .values({ membre_id: membreId, dernier_le: maintenant })
    .onConflict((oc) =>
      oc
        .column('membre_id')
        .doUpdateSet({ dernier_le: maintenant })
        .where(sql<boolean>`(recapitulatif_de_moderation.dernier_le AT TIME ZONE 'Europe/Paris')::date < ${aujourdhui(maintenant)}::date`),
    )
    .returning('membre_id')
    .executeTakeFirst()
  return ligne !== undefined
}

type Attente = { perimetres: Perimetres | undefined; depuis: Date | undefined }

/** Combien de demandes attendent une décision dans ce périmètre, et combien sont arrivées depuis. */
export async function countAttente(db: Db, attente: Attente): Promise<{ total: number; nouvelles: number }> {
  return enAttente(db, attente)
    .select(({ fn }) => [fn.countAll<number>().as('total'), fn.countAll<number>().filterWhere(nouvelle(attente)).as('nouvelles')])
    .executeTakeFirstOrThrow()
}

/** Les titres de celles qui sont arrivées depuis, la plus ancienne d'abord. */
export async function listTitresNouveaux(db: Db, attente: Attente, limite: number): Promise<string[]> {
  const lignes = await enAttente(db, attente)
    .select('demande.titre')
    .where(nouvelle(attente))
    .orderBy('demande.deposee_le')
    .orderBy('demande.id')
    .limit(limite)
    .execute()
  return lignes.map(({ titre }) => titre)
}

// Une question posée attend son auteur, et non l'animation.
function enAttente(db: Db, { perimetres }: Attente) {
  return dansLaFile(db, { salle: '', genre: '', territoireId: undefined, perimetres }).where('demande.etat', '=', 'en-attente')
}

// À la milliseconde, comme la date du dernier récapitulatif : une demande du même instant serait sinon nommée deux fois.
const nouvelle = ({ depuis }: Attente) =>
  sql<boolean>`(${depuis ?? null}::timestamptz IS NULL OR date_trunc('milliseconds', demande.deposee_le) > ${depuis ?? null})`
