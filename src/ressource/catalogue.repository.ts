import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { dimensions, type Filtre, plafond } from './catalogue.ts'
import { examinees, seCompteEnBits } from './facettes.repository.ts'
import type { ApercuDeRessource } from './ressource.ts'

type Ligne = Omit<ApercuDeRessource, 'termeIds'> & { termes: number[]; tri: string; micros: string }
export type ApercuTrie = ApercuDeRessource & { cle: string }
export type Etendue = { limite: number; apres?: string | undefined; avant?: string | undefined; decalage?: number }

/** Une page de ressources : par date ou titre, à la suite d'une clé (la page 1 000 coûte la page 1) ; par pertinence ou proximité, à un rang. */
export async function listApercus(db: Db, filtre: Filtre, etendue: Etendue): Promise<ApercuTrie[]> {
  const parRang = filtre.tri === 'pertinence' || filtre.tri === 'proximite'
  const requete = parRang ? listParRang(filtre, etendue) : await listParCle(db, filtre, etendue)
  const apercus = (await requete.execute(db)).rows.map((ligne) => lire(ligne, filtre.tri))
  return !parRang && etendue.avant && !etendue.apres ? apercus.reverse() : apercus
}

type Recentes = { limite: number; termeIds?: readonly number[]; territoireId?: number; sauf?: number }

/** Les dernières publiées ; de celles qui portent l'un de ces termes, ou qui viennent de ce territoire. */
export async function listRecentes(db: Db, { limite, termeIds = [], territoireId, sauf = 0 }: Recentes): Promise<ApercuDeRessource[]> {
  const criteres = [
    sql`r.etat = 'publiee'`,
    sql`r.id <> ${sauf}`,
    ...(termeIds.length > 0 ? [sql`r.termes && ${termeIds}::integer[]`] : []),
    ...(territoireId === undefined ? [] : [sql`r.zones @> ARRAY[${territoireId}::integer]`]),
  ]
  return listOu(db, sql`${sql.join(criteres, sql` AND `)} ORDER BY r.publiee_le DESC, r.id DESC LIMIT ${limite}`)
}

/** Celles qu'une organisation a faites, les dernières d'abord. */
export async function listParActeur(db: Db, acteurId: number, limite: number): Promise<ApercuDeRessource[]> {
  const siennes = sql`SELECT ressource_id FROM ressource_acteur WHERE acteur_id = ${acteurId}`
  return listOu(db, sql`r.etat = 'publiee' AND r.id IN (${siennes}) ORDER BY r.publiee_le DESC, r.id DESC LIMIT ${limite}`)
}

/** Les aperçus publiés de ces ressources, dans l'ordre demandé. */
export async function listApercusParIds(db: Db, ids: readonly number[]): Promise<ApercuDeRessource[]> {
  if (ids.length === 0) return []
  const apercus = await listOu(db, sql`r.etat = 'publiee' AND r.id = ANY (${ids}::bigint[]) LIMIT 200`)
  return apercus.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** Les ressources liées à celle-ci, choisies par l'une ou par l'autre ; les siennes d'abord, 12 au plus. */
export async function listLiees(db: Db, id: number): Promise<ApercuDeRessource[]> {
  const { rows } = await sql<{ autre: number }>`
    SELECT autre FROM (
      SELECT autre_id AS autre, 0 AS sens, rang FROM ressource_liee WHERE ressource_id = ${id}
      UNION ALL SELECT ressource_id, 1, rang FROM ressource_liee WHERE autre_id = ${id}) l
    GROUP BY autre ORDER BY min(sens), min(rang), autre LIMIT 12`.execute(db)
  return listApercusParIds(
    db,
    rows.map(({ autre }) => autre),
  )
}

/** Les adaptations publiées d'une ressource, avec ce que chacune change, 50 au plus. */
export async function listAdaptations(db: Db, id: number): Promise<(ApercuDeRessource & { adaptation: string })[]> {
  const { rows } = await sql<Ligne & { adaptation: string }>`
    SELECT ${colonnes}, r.adaptation FROM ressource r
    WHERE r.adaptee_de_id = ${id} AND r.etat = 'publiee' ORDER BY r.publiee_le, r.id LIMIT 50`.execute(db)
  return rows.map((ligne) => ({ ...apercu(ligne), adaptation: ligne.adaptation }))
}

const colonnes = sql`r.id, r.slug, r.titre, r.resume, r.type_id AS "typeId", r.maturite_id AS "maturiteId", r.duree_minutes AS "dureeMinutes",
  r.est_proposition AS "estProposition", r.territoire_id AS "territoireId", r.termes, r.publiee_le AS "publieeLe", r.verifiee_le AS "verifieeLe", r.tri,
  (extract(epoch FROM r.publiee_le) * 1000000)::bigint::text AS micros, (SELECT t.nom FROM territoire t WHERE t.id = r.territoire_id) AS territoire`

async function listOu(db: Db, suite: RawBuilder<unknown>): Promise<ApercuDeRessource[]> {
  const { rows } = await sql<Ligne>`SELECT ${colonnes} FROM ressource r WHERE ${suite}`.execute(db)
  return rows.map(apercu)
}

async function listParCle(db: Db, filtre: Filtre, { limite, apres, avant }: Etendue): Promise<RawBuilder<Ligne>> {
  const recule = avant !== undefined && apres === undefined
  const cle = lireCle(apres ?? avant, filtre.tri)
  // Le sens qui lit l'index par la suite : le titre monte, la date descend.
  const monte = (filtre.tri === 'titre') !== recule
  const colonne = filtre.tri === 'titre' ? sql`r.tri` : sql`r.publiee_le`
  const suite =
    cle === null
      ? sql``
      : monte
        ? sql`AND (${colonne}, r.id) > (${cle.valeur}, ${cle.id}::bigint)`
        : sql`AND (${colonne}, r.id) < (${cle.valeur}, ${cle.id}::bigint)`
  const ordre = monte ? sql`${colonne}, r.id` : sql`${colonne} DESC, r.id DESC`
  // Les identifiants d'abord : l'index les donne seul, filtre compris ; puis les quelques ressources à montrer.
  return sql<Ligne>`
    SELECT ${colonnes} FROM (SELECT r.id FROM ressource r WHERE ${await conditions(db, filtre)} ${suite} ORDER BY ${ordre} LIMIT ${limite}) choisies
    JOIN ressource r ON r.id = choisies.id ORDER BY ${ordre}`
}

function listParRang(filtre: Filtre, { limite, decalage = 0 }: Etendue): RawBuilder<Ligne> {
  const trouvees = filtre.examinees ?? []
  const point = filtre.territoire?.point
  const ordre =
    filtre.tri === 'proximite' && point
      ? sql`(SELECT o.point <-> point(${point.x}, ${point.y}) FROM moteur o WHERE o.salle = 'ressource' AND o.objet_id = r.id) NULLS LAST`
      : sql`m.rang DESC`
  return sql<Ligne>`
    SELECT ${colonnes} FROM ressource r
    JOIN unnest(${trouvees.map(({ id }) => id)}::bigint[], ${trouvees.map((t) => t.rang)}::float8[]) AS m(id, rang) ON m.id = r.id
    WHERE r.etat = 'publiee' ORDER BY ${ordre}, r.tri, r.id LIMIT ${limite} OFFSET ${Math.min(decalage, plafond)}`
}

/** Ce que veut le filtre. Avec du texte ou une commune, le moteur a déjà tout filtré ; sinon, les index de la table suffisent. */
export async function conditions(db: Db, filtre: Filtre): Promise<RawBuilder<unknown>> {
  const publiee = sql`r.etat = 'publiee'`
  if (!seCompteEnBits(filtre)) return sql`${publiee} AND r.id IN (${await examinees(db, filtre)})`
  const criteres = dimensions.flatMap((dimension) => {
    const termes = filtre.termes[dimension]
    return termes?.length ? [sql`r.termes && ${termes}::integer[]`] : []
  })
  if (filtre.durees.length > 0) criteres.push(sql`tranche_de_duree(r.duree_minutes) = ANY (${filtre.durees}::integer[])`)
  if (filtre.regions.length > 0) criteres.push(sql`r.zones && ${filtre.regions}::integer[]`)
  if (filtre.territoire) criteres.push(sql`r.zones && ${filtre.territoire.zones}::integer[]`)
  return sql.join([publiee, ...criteres], sql` AND `)
}

/** La clé d'une ressource dans l'ordre choisi : « 123.titre » ou « 123.microsecondes » ; une clé fausse ramène au début. */
function lireCle(cle: string | undefined, tri: Filtre['tri']): { valeur: RawBuilder<unknown>; id: number } | null {
  const [, id, valeur = ''] = /^(\d{1,15})\.(.*)$/su.exec(cle ?? '') ?? []
  if (id === undefined) return null
  if (tri === 'titre') return { id: Number(id), valeur: sql`${valeur}` }
  return /^\d{1,16}$/.test(valeur)
    ? { id: Number(id), valeur: sql`(timestamptz 'epoch' + ${valeur}::float8 * interval '1 microsecond')` }
    : null
}

function lire(ligne: Ligne, tri: Filtre['tri']): ApercuTrie {
  return { ...apercu(ligne), cle: `${ligne.id}.${tri === 'titre' ? ligne.tri : ligne.micros}` }
}

function apercu({ termes, tri: _tri, micros: _micros, ...ligne }: Ligne): ApercuDeRessource {
  return { ...ligne, termeIds: termes.filter((id) => id !== ligne.typeId && id !== ligne.maturiteId) }
}
