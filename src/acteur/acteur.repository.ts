import { type ExpressionBuilder, type Selectable, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { DB, Acteur as Ligne } from '#socle/db.types.ts'
import { type Acteur, etatsDeFiche, type SaisieDeFiche } from './acteur.ts'

export async function findById(db: Db, id: number): Promise<Acteur | undefined> {
  return lire(await db.selectFrom('acteur').selectAll().where('id', '=', id).executeTakeFirst())
}

/** Verrouille la fiche jusqu'à la fin de la transaction : deux modifications simultanées se suivent. */
export async function findByIdPourEcriture(trx: Db, id: number): Promise<Acteur | undefined> {
  return lire(await trx.selectFrom('acteur').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
}

export async function findBySlug(db: Db, slug: string): Promise<Acteur | undefined> {
  return lire(await db.selectFrom('acteur').selectAll().where('slug', '=', slug).executeTakeFirst())
}

export async function listByIds(db: Db, ids: number[]): Promise<Acteur[]> {
  if (ids.length === 0) return []
  const lignes = await db.selectFrom('acteur').selectAll().where('id', 'in', ids).orderBy('tri').orderBy('id').limit(1000).execute()
  return lignes.flatMap((ligne) => lire(ligne) ?? [])
}

/** Les fiches d'un membre, 200 au plus. */
export async function listByProprietaire(db: Db, membreId: string): Promise<Acteur[]> {
  const lignes = await db.selectFrom('acteur').selectAll().where('proprietaire_id', '=', membreId).orderBy('tri').limit(200).execute()
  return lignes.flatMap((ligne) => lire(ligne) ?? [])
}

/** La fiche qui porte déjà l'un de ces identifiants, autre que `sauf`. */
export async function findByIdentifiants(
  db: Db,
  cles: { siret: string | null; rna: string | null; cleExterne: string | null },
  sauf = 0,
): Promise<Acteur | undefined> {
  const { siret, rna, cleExterne } = cles
  if (!siret && !rna && !cleExterne) return undefined
  const porte = (eb: ExpressionBuilder<DB, 'acteur'>) =>
    eb.or([
      ...(siret ? [eb('siret', '=', siret)] : []),
      ...(rna ? [eb('rna', '=', rna)] : []),
      ...(cleExterne ? [eb('cle_externe', '=', cleExterne)] : []),
    ])
  return lire(await db.selectFrom('acteur').selectAll().where(porte).where('id', '!=', sauf).orderBy('id').executeTakeFirst())
}

// Des pages portent ces noms sous /acteurs : une fiche ne peut pas les prendre.
const reserves = ['proposer', 'imports', 'numero']

/** Le premier slug libre : « ronalpia », « ronalpia-2 »… Les slugs déjà pris sont lus d'un coup. */
export async function findSlugLibre(db: Db, souhait: string): Promise<string> {
  const pris = await db.selectFrom('acteur').select('slug').where('slug', 'like', `${souhait}%`).execute()
  const connus = new Set([...reserves, ...pris.map(({ slug }) => slug)])
  if (!connus.has(souhait)) return souhait
  let n = 2
  while (connus.has(`${souhait}-${n}`)) n++
  return `${souhait}-${n}`
}

export async function insert(
  db: Db,
  saisie: SaisieDeFiche,
  en: { slug: string; etat: string; proprietaireId: string | null },
): Promise<number> {
  const valeurs = { ...enColonnes(saisie), slug: en.slug, etat: en.etat, proprietaire_id: en.proprietaireId }
  return (await db.insertInto('acteur').values(valeurs).returning('id').executeTakeFirstOrThrow()).id
}

export async function update(db: Db, id: number, saisie: SaisieDeFiche): Promise<void> {
  await db
    .updateTable('acteur')
    .set({ ...enColonnes(saisie), modifie_le: sql`now()` })
    .where('id', '=', id)
    .execute()
}

type Changement = Partial<{ etat: string; proprietaire_id: string | null; verifiee_le: string | null }>

/** Change l'état, le propriétaire ou la date de vérification, sans toucher au contenu. */
export async function updateSuivi(db: Db, id: number, changement: Changement): Promise<void> {
  await db.updateTable('acteur').set(changement).where('id', '=', id).execute()
}

// Le département, la région, les zones et le point par défaut viennent du siège, dans la même instruction.
function enColonnes(s: SaisieDeFiche) {
  const siege = (colonne: string) => sql<number>`(SELECT ${sql.ref(colonne)} FROM territoire WHERE id = ${s.communeId})`
  const departement =
    s.communeId === null
      ? sql<number>`${s.departementId}::integer`
      : sql<number>`coalesce(${siege('departement_id')}, ${s.departementId}::integer)`
  const lieux = [...s.territoireIds, ...[s.communeId ?? s.departementId].filter((id) => id !== null)]
  return {
    nom: s.nom,
    est_catalyseur: s.estCatalyseur,
    profil_id: s.profilId,
    sphere_id: s.sphereId,
    resume: s.resume,
    description: s.description,
    commune_id: s.communeId,
    departement_id: departement,
    region_id: sql<number>`(SELECT region_id FROM territoire WHERE id = ${s.communeId ?? s.departementId})`,
    adresse: s.adresse,
    longitude: s.point ? s.point.longitude : siege('longitude'),
    latitude: s.point ? s.point.latitude : siege('latitude'),
    liens: s.liens,
    siret: s.siret,
    rna: s.rna,
    cle_externe: s.cleExterne,
    courriel_contact: s.courrielContact,
    source: s.source,
    termes: trier([...s.termeIds, s.profilId, ...(s.sphereId === null ? [] : [s.sphereId])]),
    territoires: trier(s.territoireIds),
    zones: sql<number[]>`zones_de(${lieux}::integer[])`,
  }
}

const trier = (ids: number[]): number[] => [...new Set(ids)].sort((a, b) => a - b)

function lire(ligne: Selectable<Ligne> | undefined): Acteur | undefined {
  if (!ligne) return undefined
  const autres = new Set([ligne.profil_id, ligne.sphere_id])
  return {
    id: ligne.id,
    slug: ligne.slug,
    nom: ligne.nom,
    estCatalyseur: ligne.est_catalyseur,
    profilId: ligne.profil_id,
    sphereId: ligne.sphere_id,
    resume: ligne.resume,
    description: ligne.description,
    communeId: ligne.commune_id,
    departementId: ligne.departement_id,
    regionId: ligne.region_id,
    adresse: ligne.adresse,
    point: ligne.longitude === null || ligne.latitude === null ? null : { longitude: ligne.longitude, latitude: ligne.latitude },
    liens: ligne.liens,
    siret: ligne.siret,
    rna: ligne.rna,
    cleExterne: ligne.cle_externe,
    courrielContact: ligne.courriel_contact,
    source: ligne.source,
    etat: etatsDeFiche.find((etat) => etat === ligne.etat) ?? 'archivee',
    proprietaireId: ligne.proprietaire_id,
    verifieeLe: ligne.verifiee_le,
    termeIds: ligne.termes.filter((id) => !autres.has(id)),
    territoireIds: ligne.territoires,
    creeLe: ligne.cree_le,
    modifieLe: ligne.modifie_le,
  }
}
