import type { Ressource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { niveaux } from '#territoire/territoire.ts'
import type { LigneLue } from './lire-ligne.ts'
import { listActeursCaches, listActeursParSlug, listRessourcesCachees, listRessourcesParSlug } from './rapprocher.repository.ts'

export type Liens = Partial<Pick<Ressource, 'territoireId' | 'acteurIds' | 'lieeIds'>>

/** Le territoire, les organisations et les ressources que la ligne nomme ; ce qui n'existe pas est dit. */
export async function trouverLiens(db: Db, lue: LigneLue, connue: Ressource | undefined): Promise<Liens> {
  const { territoire, acteurs, liees, messages } = lue
  const liens: Liens = {}
  if (territoire !== undefined) liens.territoireId = await trouverTerritoire(db, territoire, messages)
  if (acteurs !== undefined) {
    const [trouves, caches] = await Promise.all([listActeursParSlug(db, acteurs), listActeursCaches(db, connue?.acteurIds ?? [])])
    liens.acteurIds = garder(connue?.acteurIds ?? [], caches, ids(acteurs, trouves, 'Organisations inconnues, ignorées', messages))
  }
  if (liees !== undefined) {
    const [trouvees, cachees] = await Promise.all([listRessourcesParSlug(db, liees), listRessourcesCachees(db, connue?.lieeIds ?? [])])
    liens.lieeIds = garder(connue?.lieeIds ?? [], cachees, ids(liees, trouvees, 'Ressources liées inconnues, ignorées', messages))
  }
  return liens
}

async function trouverTerritoire(db: Db, texte: string, messages: string[]): Promise<number | null> {
  if (texte === '') return null
  const [nom = '', code = ''] = texte.split(':')
  const niveau = niveaux.find((connu) => connu === nom)
  const trouve = niveau && code ? await findByNiveauEtCode(db, niveau, code) : undefined
  if (!trouve) messages.push(`Territoire inconnu, ignoré : « ${texte.slice(0, 40)} » (forme attendue : commune:63113).`)
  return trouve?.id ?? null
}

function ids(slugs: string[], trouves: { id: number; slug: string }[], quoi: string, messages: string[]): number[] {
  const parSlug = new Map(trouves.map(({ id, slug }) => [slug, id]))
  const inconnus = slugs.filter((slug) => !parSlug.has(slug)).map((slug) => `« ${slug.slice(0, 60)} »`)
  if (inconnus.length > 0) messages.push(`${quoi} : ${inconnus.slice(0, 10).join(', ')}.`)
  return slugs.flatMap((slug) => parSlug.get(slug) ?? [])
}

// Un export tait ce qui n'est pas public : le réimporter ne le retire pas.
function garder(avant: number[], caches: Set<number>, dits: number[]): number[] {
  const visibles = avant.filter((id) => !caches.has(id))
  if (visibles.join() === dits.join()) return avant
  return [...dits, ...avant.filter((id) => caches.has(id))]
}
