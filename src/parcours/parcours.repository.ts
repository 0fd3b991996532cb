import { type Selectable, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Parcours as Ligne, Bloc as LigneDeBloc } from '#socle/db.types.ts'
import { blocSchema } from './bloc.schema.ts'
import { type Bloc, type EtatDeParcours, etatsDeParcours, type Parcours, type SaisieDeParcours } from './parcours.ts'

// Bien plus que les sept du réseau ; borne la lecture malgré tout.
const maximum = 200

export async function findBySlug(db: Db, slug: string): Promise<Parcours | undefined> {
  return (await lire(db, await db.selectFrom('parcours').selectAll().where('slug', '=', slug).execute()))[0]
}

export async function findById(db: Db, id: number): Promise<Parcours | undefined> {
  return (await listByIds(db, [id]))[0]
}

/** Verrouille le parcours jusqu'à la fin de la transaction : deux enregistrements simultanés se suivent. */
export async function findByIdPourEcriture(trx: Db, id: number): Promise<Parcours | undefined> {
  return (await lire(trx, await trx.selectFrom('parcours').selectAll().where('id', '=', id).forUpdate().execute()))[0]
}

/** Dans l'ordre de la liste, 200 au plus. */
export async function listByIds(db: Db, ids: number[]): Promise<Parcours[]> {
  if (ids.length === 0) return []
  return lire(
    db,
    await db.selectFrom('parcours').selectAll().where('id', 'in', ids).orderBy('ordre').orderBy('id').limit(maximum).execute(),
  )
}

/** Les parcours publiés, dans l'ordre ; avec `termeIds`, ceux qui portent l'un de ces termes. */
export async function listPublies(db: Db, { termeIds = [] }: { termeIds?: number[] } = {}): Promise<Parcours[]> {
  const tous = db.selectFrom('parcours').selectAll().where('etat', '=', 'publie').orderBy('ordre').orderBy('id').limit(maximum)
  const requete = termeIds.length === 0 ? tous : tous.where(sql<boolean>`termes && ${termeIds}::integer[] OR terme_id = ANY (${termeIds})`)
  return lire(db, await requete.execute())
}

/** Tous, brouillons et archives compris, dans l'ordre. */
export async function listTous(db: Db): Promise<Parcours[]> {
  return lire(db, await db.selectFrom('parcours').selectAll().orderBy('ordre').orderBy('id').limit(maximum).execute())
}

// Des pages portent ces noms sous /parcours.
const reserves = ['nouveau', 'gerer', 'ordre', 'groupes', 'adopter']

/** Le premier slug libre : « faire-alliance », « faire-alliance-2 »… */
export async function findSlugLibre(db: Db, souhait: string): Promise<string> {
  const pris = await db.selectFrom('parcours').select('slug').where('slug', 'like', `${souhait}%`).execute()
  const connus = new Set([...reserves, ...pris.map(({ slug }) => slug)])
  if (!connus.has(souhait)) return souhait
  let n = 2
  while (connus.has(`${souhait}-${n}`)) n++
  return `${souhait}-${n}`
}

/** Écrit un parcours à la fin de la liste, et ses blocs. */
export async function insert(trx: Db, saisie: SaisieDeParcours, en: { slug: string; etat: EtatDeParcours }): Promise<number> {
  const { id } = await trx
    .insertInto('parcours')
    .values((eb) => ({
      ...enColonnes(saisie),
      ...en,
      ordre: eb.selectFrom('parcours as p').select(({ fn, lit }) => fn.coalesce(sql<number>`max(p.ordre) + 1`, lit(1)).as('suivant')),
    }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await ecrireBlocs(trx, id, saisie.blocs)
  return id
}

export async function update(trx: Db, id: number, saisie: SaisieDeParcours): Promise<void> {
  await trx
    .updateTable('parcours')
    .set({ ...enColonnes(saisie), modifie_le: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
  await ecrireBlocs(trx, id, saisie.blocs)
}

export async function updateEtat(trx: Db, id: number, etat: EtatDeParcours): Promise<void> {
  await trx.updateTable('parcours').set({ etat }).where('id', '=', id).execute()
}

/** Numérote les parcours dans l'ordre donné ; n'écrit que ce qui change. */
export async function updateOrdre(trx: Db, ids: number[]): Promise<void> {
  for (const [rang, id] of ids.entries())
    await trx
      .updateTable('parcours')
      .set({ ordre: rang + 1 })
      .where('id', '=', id)
      .where('ordre', '<>', rang + 1)
      .execute()
}

async function ecrireBlocs(trx: Db, parcoursId: number, blocs: readonly Bloc[]): Promise<void> {
  await trx.deleteFrom('bloc').where('parcours_id', '=', parcoursId).execute()
  if (blocs.length === 0) return
  const lignes = blocs.map(({ contenu, ...bloc }, rang) => ({ ...bloc, parcours_id: parcoursId, rang, contenu: JSON.stringify(contenu) }))
  await trx.insertInto('bloc').values(lignes).execute()
}

function enColonnes(s: SaisieDeParcours) {
  return {
    titre: s.titre,
    but: s.but,
    pour_qui: s.pourQui,
    resume: s.resume,
    terme_id: s.termeId,
    termes: [...new Set(s.termeIds)].sort((a, b) => a - b),
    est_proposition: s.estProposition,
    source: s.source,
  }
}

async function lire(db: Db, lignes: Selectable<Ligne>[]): Promise<Parcours[]> {
  if (lignes.length === 0) return []
  const ids = lignes.map(({ id }) => id)
  const blocs = await db.selectFrom('bloc').selectAll().where('parcours_id', 'in', ids).orderBy('parcours_id').orderBy('rang').execute()
  return lignes.map((ligne) => ({
    id: ligne.id,
    slug: ligne.slug,
    titre: ligne.titre,
    but: ligne.but,
    pourQui: ligne.pour_qui,
    resume: ligne.resume,
    termeId: ligne.terme_id,
    termeIds: ligne.termes,
    ordre: ligne.ordre,
    etat: etatsDeParcours.find((etat) => etat === ligne.etat) ?? 'archive',
    estProposition: ligne.est_proposition,
    source: ligne.source,
    modifieLe: ligne.modifie_le,
    blocs: blocs.filter(({ parcours_id }) => parcours_id === ligne.id).flatMap(enBloc),
  }))
}

// Un bloc que cette version du site ne comprend plus n'empêche pas de lire les autres.
function enBloc({ cle, titre, genre, contenu, minutes, des }: Selectable<LigneDeBloc>): Bloc[] {
  const lu = blocSchema.safeParse({ cle, titre, genre, contenu, minutes, des })
  return lu.success ? [lu.data] : []
}
