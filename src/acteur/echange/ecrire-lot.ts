import type { Db } from '#socle/db.ts'
import { slugifier } from '#socle/texte.ts'
import { listByIds } from '../acteur.depot.ts'
import { indexerActeurs } from '../document-acteur.ts'
import { insertFiches, insertVersions, listSlugsPris, updateFiches } from './import.repository.ts'
import type { Connue } from './rapprocher.ts'

/** Écrit ces fiches, une version de chacune et leur entrée dans la recherche, en quelques instructions. À appeler dans une transaction. */
export async function ecrireLot(trx: Db, connues: Connue[], auteur: { auteurId: string | null; motif: string }): Promise<void> {
  if (connues.length === 0) return
  const nouvelles = connues.filter(({ id }) => id === null)
  await donnerSlugs(trx, nouvelles)
  const enFiche = ({ id, slug, fiche }: Connue) => ({ id, slug, ...fiche })
  const crees = await insertFiches(trx, nouvelles.map(enFiche))
  const anciennes = connues.filter(({ id }) => id !== null)
  await updateFiches(trx, anciennes.map(enFiche))
  const ids = [...crees.values(), ...anciennes.flatMap(({ id }) => id ?? [])]
  await insertVersions(trx, await listByIds(trx, ids), auteur)
  await indexerActeurs(trx, ids)
}

// « maison-des-associations », sinon « maison-des-associations-2 »… ; au-delà de vingt homonymes, une suite au hasard.
async function donnerSlugs(trx: Db, nouvelles: Connue[]): Promise<void> {
  const souhaits = new Map(nouvelles.map((connue) => [connue, variantes(slugifier(connue.slug || connue.fiche.saisie.nom))]))
  const pris = await listSlugsPris(trx, [...souhaits.values()].flat())
  for (const [connue, possibles] of souhaits) {
    const libre = possibles.find((slug) => !pris.has(slug)) ?? `${possibles[0]}-${crypto.randomUUID().slice(0, 8)}`
    pris.add(libre)
    connue.slug = libre
  }
}

const variantes = (souhait: string): string[] => [souhait, ...Array.from({ length: 20 }, (_, i) => `${souhait}-${i + 2}`)]
