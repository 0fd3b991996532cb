import type { Db } from '#socle/db.ts'
import { tableauActeurs } from './acteur.tableau.ts'

type Options = { simuler?: boolean; nomFichier?: string }

/** Importe ce fichier ; rend le compte rendu, sans les identifiants qu'un essai ne peut pas connaître. */
export async function importerFichier(db: Db, octets: Uint8Array, { simuler = false, nomFichier = 'essai.csv' }: Options = {}) {
  const { phrase, rapport } = await tableauActeurs.importer(db, octets, { nomFichier, simuler, nouvelles: 'publiee' })
  return { phrase, rapport: rapport.map(({ objetId: _, ...ligne }) => ligne) }
}

export const importerTexte = (db: Db, texte: string, options?: Options) => importerFichier(db, Buffer.from(texte), options)

export const lire = async (flux: ReadableStream<Uint8Array>): Promise<string> => new Response(flux).text()
