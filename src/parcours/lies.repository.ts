import type { Source } from '#champ/noms.ts'
import type { Db } from '#socle/db.ts'
import { estPublique, etatsDeSeance } from '#webinaire/seance.ts'

/** Ce qu'un bloc dit de la ressource ou de la séance qu'il montre. */
export type Lie = { id: number; titre: string; resume: string; chemin: string; dureeMinutes: number | null }

const lisibles = {
  ressource: { dossier: '/ressources/', etats: ['publiee'] },
  seance: { dossier: '/webinaires/', etats: etatsDeSeance.filter((etat) => estPublique({ etat })) },
}

/** Celles que tous peuvent lire parmi ces ressources, ou ces séances ; 200 au plus. */
export async function listLies(db: Db, table: keyof typeof lisibles, ids: number[]): Promise<Map<number, Lie>> {
  if (ids.length === 0) return new Map()
  const { dossier, etats } = lisibles[table]
  const requete = db.selectFrom(table).select(['id', 'slug', 'titre', 'resume', 'duree_minutes as dureeMinutes'])
  const lignes = await requete.where('etat', 'in', etats).where('id', 'in', ids).limit(200).execute()
  return new Map(lignes.map(({ slug, ...lie }) => [lie.id, { ...lie, chemin: `${dossier}${slug}` }]))
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
