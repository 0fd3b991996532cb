import { sql } from 'kysely'
import type { Db } from '../db.ts'
import type { Issue, LigneDeRapport } from './issue.ts'

export type EtatDImport = 'en-attente' | 'en-cours' | 'fini' | 'refuse'

export type FormatDImport = 'csv' | 'json' | 'wxr'

/** Un import et où il en est. */
export type SuiviDImport = {
  id: number
  salle: string
  format: FormatDImport
  nomFichier: string
  simuler: boolean
  etat: string
  message: string
  fait: number
  total: number | null
  creeLe: Date
  auteur: string | null
  auteurId: string | null
  aSonContenu: boolean
  /** Ce que la salle retient de plus sur la façon d'importer. */
  options: unknown
}

const colonnes = sql`i.id, i.salle, i.format, i.options, i.nom_fichier AS "nomFichier", coalesce((i.options->>'simuler')::boolean, false) AS simuler, i.etat, i.message, i.fait, i.total,
  i.cree_le AS "creeLe", i.auteur_id AS "auteurId", i.contenu IS NOT NULL AS "aSonContenu", (SELECT m.nom FROM membre m WHERE m.id = i.auteur_id) AS auteur`

type ImportAGarder = {
  auteurId: string | null
  nomFichier: string
  contenu: Uint8Array
  simuler: boolean
  salle: string
  format?: FormatDImport
  options?: object
}

export async function insertImport(
  db: Db,
  { auteurId, nomFichier, contenu, simuler, salle, format = 'csv', options = {} }: ImportAGarder,
): Promise<number> {
  const octets = Buffer.from(contenu.buffer, contenu.byteOffset, contenu.byteLength)
  const lus = { salle, format, options: JSON.stringify({ ...options, simuler }) }
  const valeurs = { auteur_id: auteurId, nom_fichier: nomFichier, contenu: octets, ...lus }
  return (await db.insertInto('import').values(valeurs).returning('id').executeTakeFirstOrThrow()).id
}

export async function findImport(db: Db, id: number): Promise<SuiviDImport | undefined> {
  const { rows } = await sql<SuiviDImport>`SELECT ${colonnes} FROM import i WHERE i.id = ${id}`.execute(db)
  return rows[0]
}

/** Les derniers imports de la salle, 50 au plus ; à partir de celui qui précède `avant`. */
export async function listImports(db: Db, salle: string, avant?: number): Promise<SuiviDImport[]> {
  const suite = avant ? sql`AND i.id < ${avant}` : sql``
  const { rows } =
    await sql<SuiviDImport>`SELECT ${colonnes} FROM import i WHERE i.salle = ${salle} ${suite} ORDER BY i.id DESC LIMIT 50`.execute(db)
  return rows
}

/** Les octets du fichier ; undefined s'ils ne sont plus gardés. */
export async function findContenu(db: Db, id: number): Promise<Uint8Array | undefined> {
  const ligne = await db.selectFrom('import').select('contenu').where('id', '=', id).executeTakeFirst()
  return ligne?.contenu ?? undefined
}

// La base rend un octet en deux caractères : 4 Mio à la fois, quelle que soit la taille du fichier.
const morceau = 4 * 1024 ** 2

/** Les octets du fichier, par morceaux. */
export async function* parcourirContenu(db: Db, id: number): AsyncGenerator<Uint8Array> {
  for (let debut = 1; ; debut += morceau) {
    const { rows } = await sql<{ octets: Buffer | null }>`
      SELECT substring(contenu FROM ${debut}::integer FOR ${morceau}::integer) AS octets FROM import WHERE id = ${id}`.execute(db)
    const octets = rows[0]?.octets
    if (!octets || octets.length === 0) return
    yield octets
    if (octets.length < morceau) return
  }
}

/** Combien de lignes sont déjà faites ; la ligne de l'import reste verrouillée jusqu'à la fin de la transaction. */
export async function findFaitPourEcriture(trx: Db, id: number): Promise<number> {
  return (await trx.selectFrom('import').select('fait').where('id', '=', id).forUpdate().executeTakeFirstOrThrow()).fait
}

export async function updateEtat(db: Db, id: number, changement: { etat: EtatDImport; message?: string; total?: number }): Promise<void> {
  await db
    .updateTable('import')
    .set({ ...changement, avance_le: sql`now()` })
    .where('id', '=', id)
    .execute()
}

/** L'import est fini : le fichier n'est plus utile, sauf après un essai, que l'on peut encore importer pour de bon. */
export async function updateFini(db: Db, id: number): Promise<void> {
  await sql`UPDATE import SET etat = 'fini', avance_le = now(), contenu = CASE WHEN (options->>'simuler')::boolean THEN contenu END WHERE id = ${id}`.execute(
    db,
  )
}

/** Remet l'import à son début, pour un essai repris ou un essai que l'on importe pour de bon. */
export async function updateAuDebut(
  db: Db,
  id: number,
  { simuler, auteurId }: { simuler: boolean; auteurId: string | null },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom('import_ligne').where('import_id', '=', id).execute()
    const options = sql<string>`options || ${JSON.stringify({ simuler })}::jsonb`
    await trx
      .updateTable('import')
      .set({ options, auteur_id: auteurId, etat: 'en-attente', fait: 0, avance_le: sql`now()` })
      .where('id', '=', id)
      .execute()
  })
}

/** Garde le compte rendu d'un lot et avance d'autant. */
export async function insertLignes(trx: Db, importId: number, rapport: LigneDeRapport[]): Promise<void> {
  await sql`
    INSERT INTO import_ligne (import_id, ligne, nom, issue, messages, objet_id)
    SELECT ${importId}, l.ligne, l.nom, l.issue, l.messages, l."objetId"
    FROM jsonb_to_recordset(${JSON.stringify(rapport)}::jsonb) AS l(ligne integer, nom text, issue text, messages text[], "objetId" bigint)`.execute(
    trx,
  )
  await trx
    .updateTable('import')
    .set({ fait: sql`fait + ${rapport.length}`, avance_le: sql`now()` })
    .where('id', '=', importId)
    .execute()
}

export async function countIssues(db: Db, importId: number): Promise<{ issues: Record<Issue, number>; signalees: number }> {
  const lignes = await db
    .selectFrom('import_ligne')
    .select((eb) => ['issue', eb.fn.countAll<number>().as('compte'), sql<number>`count(*) FILTER (WHERE messages <> '{}')`.as('signalees')])
    .where('import_id', '=', importId)
    .groupBy('issue')
    .execute()
  const compte = (issue: Issue) => Number(lignes.find((ligne) => ligne.issue === issue)?.compte ?? 0)
  const issues = { creee: compte('creee'), modifiee: compte('modifiee'), inchangee: compte('inchangee'), refusee: compte('refusee') }
  return { issues, signalees: lignes.reduce((somme, { signalees }) => somme + Number(signalees), 0) }
}

type Tranche = { apres?: number; limite: number; signaleesSeules?: boolean }

/** Le compte rendu à partir de la ligne qui suit `apres` ; `signaleesSeules` : celles qui ont quelque chose à dire. */
export async function listLignes(
  db: Db,
  importId: number,
  { apres = 0, limite, signaleesSeules = false }: Tranche,
): Promise<LigneDeRapport[]> {
  const seules = signaleesSeules ? sql`AND (messages <> '{}' OR issue = 'refusee')` : sql``
  const { rows } = await sql<LigneDeRapport>`
    SELECT ligne, nom, issue, messages, objet_id AS "objetId" FROM import_ligne WHERE import_id = ${importId} AND ligne > ${apres} ${seules} ORDER BY ligne LIMIT ${limite}`.execute(
    db,
  )
  return rows
}

/** Les imports de la salle que plus personne ne fait avancer depuis une minute. */
export async function listAReprendre(db: Db, salle: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM import WHERE salle = ${salle} AND etat IN ('en-attente', 'en-cours') AND avance_le < now() - interval '1 minute' ORDER BY id LIMIT 20`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/** Ôte de cette salle les fichiers des essais de plus de 7 jours et les imports de plus d'un an. */
export async function purgerImports(db: Db, salle: string): Promise<void> {
  await sql`UPDATE import SET contenu = NULL WHERE salle = ${salle} AND contenu IS NOT NULL AND etat IN ('fini', 'refuse') AND avance_le < now() - interval '7 days'`.execute(
    db,
  )
  await sql`DELETE FROM import WHERE salle = ${salle} AND cree_le < now() - interval '1 year'`.execute(db)
}
