import type { Db } from '../db.ts'
import { desamorcer } from './cellule.ts'
import { enRangee } from './flux-csv.ts'
import { listLignes } from './suivi-import.repository.ts'

const parPage = 1000

/** Le compte rendu d'un import, en CSV, ligne par ligne du fichier d'origine. */
export function exporterRapport(db: Db, importId: number): ReadableStream<Uint8Array> {
  const encodeur = new TextEncoder()
  let apres = 0
  return new ReadableStream({
    start: (flux) => flux.enqueue(encodeur.encode(`\uFEFF${enRangee(['ligne', 'nom', 'issue', 'messages'])}`)),
    pull: async (flux) => {
      const lignes = await listLignes(db, importId, { apres, limite: parPage })
      const texte = lignes
        .map(({ ligne, nom, issue, messages }) => enRangee([String(ligne), desamorcer(nom), issue, desamorcer(messages.join(' '))]))
        .join('')
      if (texte !== '') flux.enqueue(encodeur.encode(texte))
      apres = lignes.at(-1)?.ligne ?? apres
      if (lignes.length < parPage) flux.close()
    },
  })
}
