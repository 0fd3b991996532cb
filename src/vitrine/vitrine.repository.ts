import { type Selectable, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Vitrine as Ligne } from '#socle/db.types.ts'
import { blocsSchema } from './bloc.schema.ts'
import { etatsDeVitrine, type SaisieDeVitrine, type Vitrine } from './vitrine.ts'

export async function findBySlug(db: Db, slug: string): Promise<Vitrine | undefined> {
  return lire(await db.selectFrom('vitrine').selectAll().where('slug', '=', slug).executeTakeFirst())
}

/** Verrouille la vitrine jusqu'à la fin de la transaction : deux modifications simultanées se suivent. */
export async function findByIdPourEcriture(trx: Db, id: number): Promise<Vitrine | undefined> {
  return lire(await trx.selectFrom('vitrine').selectAll().where('id', '=', id).forUpdate().executeTakeFirst())
}

export async function findByHote(db: Db, hote: string): Promise<Vitrine | undefined> {
  return lire(await db.selectFrom('vitrine').selectAll().where('hote', '=', hote).executeTakeFirst())
}

/** Les vitrines publiées, celles du réseau d'abord, 500 au plus. */
export async function listPubliees(db: Db): Promise<Vitrine[]> {
  const requete = db.selectFrom('vitrine').selectAll().where('etat', '=', 'publiee')
  const lignes = await requete.orderBy('est_fondatrice', 'desc').orderBy('id').limit(500).execute()
  return lignes.flatMap((ligne) => lire(ligne) ?? [])
}

/** Brouillons et archives que cette personne compose ; toutes pour l'administration (`proprietaireId` null). 200 au plus. */
export async function listNonPubliees(db: Db, proprietaireId: string | null): Promise<Vitrine[]> {
  const requete = db.selectFrom('vitrine').selectAll().where('etat', '<>', 'publiee')
  const siennes = proprietaireId === null ? requete : requete.where('proprietaire_id', '=', proprietaireId)
  const lignes = await siennes.orderBy('modifie_le', 'desc').limit(200).execute()
  return lignes.flatMap((ligne) => lire(ligne) ?? [])
}

// Une page porte ce nom sous /vitrines.
const reserves = ['creer']

/** Le premier slug libre : « pays-des-essais », « pays-des-essais-2 »… */
export async function findSlugLibre(db: Db, souhait: string): Promise<string> {
  const pris = await db.selectFrom('vitrine').select('slug').where('slug', 'like', `${souhait}%`).execute()
  const connus = new Set([...reserves, ...pris.map(({ slug }) => slug)])
  if (!connus.has(souhait)) return souhait
  let n = 2
  while (connus.has(`${souhait}-${n}`)) n++
  return `${souhait}-${n}`
}

type Naissance = { slug: string; etat: Vitrine['etat']; estFondatrice: boolean; proprietaireId: string | null }

export async function insert(trx: Db, saisie: SaisieDeVitrine, en: Naissance): Promise<number> {
  const suivi = { slug: en.slug, etat: en.etat, est_fondatrice: en.estFondatrice, proprietaire_id: en.proprietaireId }
  const requete = trx.insertInto('vitrine').values({ ...enColonnes(saisie), ...suivi })
  return (await requete.returning('id').executeTakeFirstOrThrow()).id
}

export async function update(trx: Db, id: number, saisie: SaisieDeVitrine): Promise<void> {
  await trx
    .updateTable('vitrine')
    .set({ ...enColonnes(saisie), modifie_le: sql`now()` })
    .where('id', '=', id)
    .execute()
}

export async function updateEtat(trx: Db, id: number, etat: Vitrine['etat']): Promise<void> {
  await trx.updateTable('vitrine').set({ etat, modifie_le: sql`now()` }).where('id', '=', id).execute()
}

function enColonnes(s: SaisieDeVitrine) {
  return {
    nom: s.nom,
    accroche: s.accroche,
    hote: s.hote,
    couleur: s.couleur,
    accent: s.accent,
    territoire_id: s.territoireId,
    termes: [...new Set(s.termeIds)].sort((a, b) => a - b),
    blocs: JSON.stringify(s.blocs),
    est_proposition: s.estProposition,
    source: s.source,
  }
}

function lire(ligne: Selectable<Ligne> | undefined): Vitrine | undefined {
  if (!ligne) return undefined
  return {
    id: ligne.id,
    slug: ligne.slug,
    nom: ligne.nom,
    accroche: ligne.accroche,
    hote: ligne.hote,
    couleur: ligne.couleur,
    accent: ligne.accent,
    territoireId: ligne.territoire_id,
    termeIds: ligne.termes,
    blocs: blocsSchema.catch([]).parse(ligne.blocs),
    estFondatrice: ligne.est_fondatrice,
    estProposition: ligne.est_proposition,
    etat: etatsDeVitrine.find((etat) => etat === ligne.etat) ?? 'archivee',
    proprietaireId: ligne.proprietaire_id,
    source: ligne.source,
    modifieLe: ligne.modifie_le,
  }
}
