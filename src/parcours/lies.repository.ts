import type { Source } from '#champ/noms.ts'
import type { Db } from '#socle/db.ts'

/** Ce qu'un bloc dit de la ressource ou de la séance qu'il montre. */
export type Lie = { id: number; titre: string; resume: string; chemin: string; dureeMinutes: number | null }

/** Les ressources publiées parmi celles-ci, 200 au plus. */
export async function listRessourcesLiees(db: Db, ids: number[]): Promise<Map<number, Lie>> {
  if (ids.length === 0) return new Map()
  const requete = db.selectFrom('ressource').select(['id', 'slug', 'titre', 'resume', 'duree_minutes']).where('etat', '=', 'publiee')
  const lignes = await requete.where('id', 'in', ids).limit(200).execute()
  return parId(lignes, '/ressources/')
}

/** Les séances annoncées parmi celles-ci, 200 au plus. */
export async function listSeancesLiees(db: Db, ids: number[]): Promise<Map<number, Lie>> {
  if (ids.length === 0) return new Map()
  const requete = db
    .selectFrom('seance')
    .select(['id', 'slug', 'titre', 'resume', 'duree_minutes'])
    .where('etat', 'in', ['annoncee', 'archivee'])
  const lignes = await requete.where('id', 'in', ids).limit(200).execute()
  return parId(lignes, '/webinaires/')
}

/** Les séances que l'on peut donner à regarder, la dernière d'abord, 100 au plus. */
export async function listSeancesAChoisir(db: Db): Promise<{ id: number; titre: string }[]> {
  return db.selectFrom('seance').select(['id', 'titre']).where('etat', '=', 'annoncee').orderBy('debut', 'desc').limit(100).execute()
}

/** Les séances, dans quelque état qu'elles soient : un bloc peut citer celle que l'on a retirée depuis. */
export const sourceSeance: Source = {
  nom: 'seance',
  nommer: async (db, ids) => {
    if (ids.length === 0) return new Map()
    const lignes = await db.selectFrom('seance').select(['id', 'titre']).where('id', 'in', ids).execute()
    return new Map(lignes.map(({ id, titre }) => [id, { nom: titre, saisi: String(id) }]))
  },
}

/** Les identifiants que portent ces noms courts, pour le contenu fondateur. */
export async function listIdsParSlug(db: Db, table: 'ressource' | 'seance', slugs: string[]): Promise<Map<string, number>> {
  if (slugs.length === 0) return new Map()
  const lignes = await db.selectFrom(table).select(['id', 'slug']).where('slug', 'in', slugs).limit(1000).execute()
  return new Map(lignes.map(({ id, slug }) => [slug, id]))
}

type Ligne = { id: number; slug: string; titre: string; resume: string; duree_minutes: number | null }
const parId = (lignes: Ligne[], dossier: string): Map<number, Lie> =>
  new Map(
    lignes.map(({ id, slug, titre, resume, duree_minutes }) => [
      id,
      { id, titre, resume, chemin: `${dossier}${slug}`, dureeMinutes: duree_minutes },
    ]),
  )
