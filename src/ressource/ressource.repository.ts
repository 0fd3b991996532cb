import { type Selectable, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Ressource as Ligne } from '#socle/db.types.ts'
import { type Cadre, champsDuCadre, estLicence, etatsDeRessource, type Ressource, type SaisieDeRessource } from './ressource.ts'

export async function findById(db: Db, id: number): Promise<Ressource | undefined> {
  return (await lire(db, [await db.selectFrom('ressource').selectAll().where('id', '=', id).executeTakeFirst()]))[0]
}

/** Verrouille la ressource jusqu'à la fin de la transaction : deux modifications simultanées se suivent. */
export async function findByIdPourEcriture(trx: Db, id: number): Promise<Ressource | undefined> {
  return (await lire(trx, [await trx.selectFrom('ressource').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()]))[0]
}

export async function findBySlug(db: Db, slug: string): Promise<Ressource | undefined> {
  return (await lire(db, [await db.selectFrom('ressource').selectAll().where('slug', '=', slug).executeTakeFirst()]))[0]
}

export async function findByCleExterne(db: Db, cle: string): Promise<Ressource | undefined> {
  return (await lire(db, [await db.selectFrom('ressource').selectAll().where('cle_externe', '=', cle).executeTakeFirst()]))[0]
}

/** Dans l'ordre du titre, 1 000 au plus. */
export async function listByIds(db: Db, ids: number[]): Promise<Ressource[]> {
  if (ids.length === 0) return []
  return lire(db, await db.selectFrom('ressource').selectAll().where('id', 'in', ids).orderBy('tri').orderBy('id').limit(1000).execute())
}

/** Celles qu'un membre tient, la dernière modifiée d'abord, 200 au plus. */
export async function listByProprietaire(db: Db, membreId: string): Promise<Ressource[]> {
  const requete = db.selectFrom('ressource').selectAll().where('proprietaire_id', '=', membreId)
  return lire(db, await requete.orderBy('modifie_le', 'desc').limit(200).execute())
}

// Des pages portent ces noms sous /ressources : une ressource ne peut pas les prendre.
const reserves = ['proposer', 'contribuer', 'imports', 'brouillons', 'pour-moi', 'relecture']

/** Le premier slug libre : « carte-des-acteurs », « carte-des-acteurs-2 »… */
export async function findSlugLibre(db: Db, souhait: string): Promise<string> {
  const pris = await db.selectFrom('ressource').select('slug').where('slug', 'like', `${souhait}%`).execute()
  const connus = new Set([...reserves, ...pris.map(({ slug }) => slug)])
  if (!connus.has(souhait)) return souhait
  let n = 2
  while (connus.has(`${souhait}-${n}`)) n++
  return `${souhait}-${n}`
}

type Creation = {
  slug: string
  etat: string
  proprietaireId: string | null
  adapteeDeId: number | null
  adaptation: string
  creeLe?: Date | undefined
}

export async function insert(trx: Db, saisie: SaisieDeRessource, en: Creation): Promise<number> {
  const nee = en.etat === 'publiee' ? new Date() : null
  const dates = { publiee_le: nee, moissonnable_le: nee, ...(en.creeLe ? { cree_le: en.creeLe } : {}) }
  const suivi = { slug: en.slug, etat: en.etat, proprietaire_id: en.proprietaireId, ...dates }
  const valeurs = { ...enColonnes(saisie), ...suivi, adaptee_de_id: en.adapteeDeId, adaptation: en.adaptation }
  const { id } = await trx.insertInto('ressource').values(valeurs).returning('id').executeTakeFirstOrThrow()
  await ecrireListes(trx, id, saisie)
  return id
}

export async function update(trx: Db, id: number, saisie: SaisieDeRessource): Promise<void> {
  const dates = { modifie_le: sql<Date>`now()`, moissonnable_le: sql<Date>`CASE WHEN publiee_le IS NULL THEN NULL ELSE now() END` }
  await trx
    .updateTable('ressource')
    .set({ ...enColonnes(saisie), ...dates })
    .where('id', '=', id)
    .execute()
  await ecrireListes(trx, id, saisie)
}

type Suivi = Partial<{ etat: Ressource['etat']; proprietaire_id: string | null; verifiee_le: string | null }>

/** Change l'état, le propriétaire ou la date de vérification, sans toucher au contenu. */
export async function updateSuivi(trx: Db, id: number, suivi: Suivi): Promise<void> {
  const dates = suivi.etat ? publication(suivi.etat) : {}
  await trx
    .updateTable('ressource')
    .set({ ...suivi, ...dates })
    .where('id', '=', id)
    .execute()
}

// La première publication date la ressource ; ensuite chaque changement d'état se voit dans la moisson.
function publication(etat: string) {
  if (etat === 'publiee') return { publiee_le: sql<Date>`coalesce(publiee_le, now())`, moissonnable_le: sql<Date>`now()` }
  return { moissonnable_le: sql<Date>`CASE WHEN publiee_le IS NULL THEN NULL ELSE now() END` }
}

function enColonnes(s: SaisieDeRessource) {
  const autres = [s.typeId, ...(s.maturiteId === null ? [] : [s.maturiteId])]
  return {
    titre: s.titre,
    resume: s.resume,
    corps: s.corps,
    type_id: s.typeId,
    maturite_id: s.maturiteId,
    duree_minutes: s.dureeMinutes,
    cadre: s.cadre === null ? null : JSON.stringify(s.cadre),
    territoire_id: s.territoireId,
    auteurs: s.auteurs.join(' ; '),
    annee: s.annee,
    licence: s.licence,
    langue: s.langue,
    source: s.source,
    source_url: s.sourceUrl,
    cle_externe: s.cleExterne,
    est_proposition: s.estProposition,
    termes: [...new Set([...s.termeIds, ...autres])].sort((a, b) => a - b),
    zones: sql<number[]>`zones_de(${s.territoireId === null ? [] : [s.territoireId]}::integer[])`,
  }
}

async function ecrireListes(trx: Db, id: number, { acteurIds, fichiers, lieeIds }: SaisieDeRessource): Promise<void> {
  await trx.deleteFrom('ressource_acteur').where('ressource_id', '=', id).execute()
  await trx.deleteFrom('ressource_fichier').where('ressource_id', '=', id).execute()
  await trx.deleteFrom('ressource_liee').where('ressource_id', '=', id).execute()
  const acteurs = [...new Set(acteurIds)].map((acteur_id, rang) => ({ ressource_id: id, acteur_id, rang }))
  const deposes = fichiers.map((fichier, rang) => ({ ressource_id: id, fichier_id: fichier.id, titre: fichier.titre, rang }))
  const liees = [...new Set(lieeIds)].filter((autre) => autre !== id).map((autre_id, rang) => ({ ressource_id: id, autre_id, rang }))
  if (acteurs.length > 0) await trx.insertInto('ressource_acteur').values(acteurs).execute()
  if (deposes.length > 0) await trx.insertInto('ressource_fichier').values(deposes).execute()
  if (liees.length > 0) await trx.insertInto('ressource_liee').values(liees).execute()
}

async function lire(db: Db, lignes: (Selectable<Ligne> | undefined)[]): Promise<Ressource[]> {
  const presentes = lignes.filter((ligne) => ligne !== undefined)
  const ids = presentes.map(({ id }) => id)
  if (ids.length === 0) return []
  const [acteurs, fichiers, liees] = await Promise.all([
    db.selectFrom('ressource_acteur').selectAll().where('ressource_id', 'in', ids).orderBy('rang').execute(),
    db.selectFrom('ressource_fichier').selectAll().where('ressource_id', 'in', ids).orderBy('rang').execute(),
    db.selectFrom('ressource_liee').selectAll().where('ressource_id', 'in', ids).orderBy('rang').execute(),
  ])
  return presentes.map((ligne) => ({
    ...enRessource(ligne),
    acteurIds: acteurs.filter((a) => a.ressource_id === ligne.id).map((a) => a.acteur_id),
    fichiers: fichiers.filter((f) => f.ressource_id === ligne.id).map((f) => ({ id: f.fichier_id, titre: f.titre })),
    lieeIds: liees.filter((l) => l.ressource_id === ligne.id).map((l) => l.autre_id),
  }))
}

function enRessource(ligne: Selectable<Ligne>) {
  const autres = new Set([ligne.type_id, ligne.maturite_id])
  return {
    id: ligne.id,
    slug: ligne.slug,
    titre: ligne.titre,
    resume: ligne.resume,
    corps: ligne.corps,
    typeId: ligne.type_id,
    maturiteId: ligne.maturite_id,
    dureeMinutes: ligne.duree_minutes,
    cadre: lireCadre(ligne.cadre),
    territoireId: ligne.territoire_id,
    auteurs: ligne.auteurs === '' ? [] : ligne.auteurs.split(' ; '),
    annee: ligne.annee,
    licence: estLicence(ligne.licence) ? ligne.licence : ('droits-reserves' as const),
    langue: ligne.langue,
    source: ligne.source,
    sourceUrl: ligne.source_url,
    cleExterne: ligne.cle_externe,
    estProposition: ligne.est_proposition,
    termeIds: ligne.termes.filter((id) => !autres.has(id)),
    etat: etatsDeRessource.find((etat) => etat === ligne.etat) ?? ('archivee' as const),
    proprietaireId: ligne.proprietaire_id,
    adapteeDeId: ligne.adaptee_de_id,
    adaptation: ligne.adaptation,
    verifieeLe: ligne.verifiee_le,
    publieeLe: ligne.publiee_le,
    creeLe: ligne.cree_le,
    modifieLe: ligne.modifie_le,
  }
}

function lireCadre(valeur: unknown): Cadre | null {
  if (typeof valeur !== 'object' || valeur === null) return null
  const lus = new Map(Object.entries(valeur))
  const champ = (nom: string) => String(lus.get(nom) ?? '')
  const [besoin, spheres, fait, cout, duree, effets, reprendre, limites] = champsDuCadre.map(champ)
  return {
    besoin: besoin ?? '',
    spheres: spheres ?? '',
    fait: fait ?? '',
    cout: cout ?? '',
    duree: duree ?? '',
    effets: effets ?? '',
    reprendre: reprendre ?? '',
    limites: limites ?? '',
  }
}
