import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Saisie } from '#socle/formulaire.ts'

/** Un texte en cours d'écriture. `version` : change à chaque enregistrement, pour que deux onglets ne s'effacent pas. */
export type Brouillon = { id: number; objetId: number | null; saisie: Saisie; version: string; modifieLe: Date }

const version = sql<string>`(extract(epoch FROM brouillon.modifie_le) * 1000000)::bigint::text`

/** Un brouillon est à qui l'écrit : les autres ne le voient pas. */
type Sien = { salle: string; membreId: string }

const lire = (db: Db, { salle, membreId }: Sien) =>
  db
    .selectFrom('brouillon')
    .select(['id', 'objet_id', 'saisie', 'modifie_le', version.as('version')])
    .where('salle', '=', salle)
    .where('membre_id', '=', membreId)

/** Verrouillé jusqu'à la fin de la transaction avec `pourEcrire`. */
export async function findBrouillon(db: Db, id: number, sien: Sien, { pourEcrire = false } = {}): Promise<Brouillon | undefined> {
  const requete = lire(db, sien).where('id', '=', id)
  const ligne = await (pourEcrire ? requete.forUpdate() : requete).executeTakeFirst()
  return ligne && enBrouillon(ligne)
}

/** Le brouillon d'une modification en cours, le plus récent. */
export async function findBrouillonDe(db: Db, objetId: number, sien: Sien): Promise<Brouillon | undefined> {
  const ligne = await lire(db, sien).where('objet_id', '=', objetId).orderBy('modifie_le', 'desc').limit(1).executeTakeFirst()
  return ligne && enBrouillon(ligne)
}

/** Les siens, le plus récent d'abord, 200 au plus. */
export async function listBrouillons(db: Db, sien: Sien): Promise<Brouillon[]> {
  return (await lire(db, sien).orderBy('modifie_le', 'desc').limit(200).execute()).map(enBrouillon)
}

type Contenu = Sien & { objetId: number | null; saisie: Saisie }

export async function insert(trx: Db, { salle, membreId, objetId, saisie }: Contenu): Promise<{ id: number; version: string }> {
  return trx
    .insertInto('brouillon')
    .values({ salle, membre_id: membreId, objet_id: objetId, saisie: JSON.stringify(saisie), modifie_le: sql`clock_timestamp()` })
    .returning(['id', version.as('version')])
    .executeTakeFirstOrThrow()
}

export async function update(trx: Db, id: number, saisie: Saisie): Promise<{ id: number; version: string }> {
  return trx
    .updateTable('brouillon')
    .set({ saisie: JSON.stringify(saisie), modifie_le: sql`clock_timestamp()` })
    .where('id', '=', id)
    .returning(['id', version.as('version')])
    .executeTakeFirstOrThrow()
}

export async function countBrouillons(db: Db, { salle, membreId }: Sien): Promise<number> {
  const requete = db.selectFrom('brouillon').select((eb) => eb.fn.countAll<number>().as('n'))
  return (await requete.where('salle', '=', salle).where('membre_id', '=', membreId).executeTakeFirstOrThrow()).n
}

export async function deleteBrouillon(trx: Db, id: number, { salle, membreId }: Sien): Promise<void> {
  await trx.deleteFrom('brouillon').where('id', '=', id).where('salle', '=', salle).where('membre_id', '=', membreId).execute()
}

function enBrouillon(ligne: { id: number; objet_id: number | null; saisie: unknown; modifie_le: Date; version: string }): Brouillon {
  const champs = Object.entries(typeof ligne.saisie === 'object' && ligne.saisie !== null ? ligne.saisie : {})
  const saisie: Saisie = Object.fromEntries(
    champs.map(([nom, valeur]) => [nom, Array.isArray(valeur) ? valeur.map(String) : String(valeur ?? '')]),
  )
  return { id: ligne.id, objetId: ligne.objet_id, saisie, version: ligne.version, modifieLe: ligne.modifie_le }
}
