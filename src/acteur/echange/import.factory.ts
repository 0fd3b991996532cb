import type { Db } from '#socle/db.ts'
import { importerFichier } from './importer-acteurs.ts'

/** Importe ce texte comme un fichier UTF-8 ; rend le compte rendu. */
export async function importerTexte(db: Db, texte: string, options: { simuler?: boolean } = {}) {
  return importerFichier(db, Buffer.from(texte), { nomFichier: 'essai.csv', ...options })
}

export const lire = async (flux: ReadableStream<Uint8Array>): Promise<string> => new Response(flux).text()
