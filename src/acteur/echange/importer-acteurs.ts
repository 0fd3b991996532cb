import { listTermes } from '#referentiel/referentiel.repository.ts'
import { Termes } from '#referentiel/termes-lus.ts'
import type { Db } from '#socle/db.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import { enLots, importerEnTransaction } from '#socle/echange/par-lots.ts'
import { analyserApresImport } from '#socle/statistiques.ts'
import { comprendreFichier, type FichierCompris } from './comprendre-fichier.ts'
import { type Contexte, importerLot } from './importer-lot.ts'
import { Lieux } from './lieux-lus.ts'
import type { LigneLue } from './lire-ligne.ts'
import { Connues } from './rapprocher.ts'

type Options = Partial<Pick<Contexte, 'auteurId' | 'motif' | 'simuler' | 'menager' | 'peutEcrire'>> & { nomFichier: string }

/** Comprend un fichier et ce qu'il faut pour l'importer. */
export async function preparerImport(
  db: Db,
  octets: Uint8Array,
  { nomFichier, ...options }: Options,
): Promise<{ compris: FichierCompris; contexte: Contexte }> {
  const termes = new Termes(await listTermes(db))
  const contexte = {
    termes,
    lieux: new Lieux(db),
    memoire: new Connues(),
    auteurId: null,
    motif: 'import',
    simuler: false,
    sourceParDefaut: `Import du fichier « ${nomFichier} »`,
    ...options,
  }
  return { compris: await comprendreFichier(octets, termes), contexte }
}

/** Importe un fichier d'un trait, lot par lot ; rend ce qu'est devenue chaque ligne. */
export async function importerFichier(
  db: Db,
  octets: Uint8Array,
  options: Options,
): Promise<{ phrase: string; rapport: LigneDeRapport[] }> {
  const { compris, contexte } = await preparerImport(db, octets, options)
  const rapport: LigneDeRapport[] = []
  const importer = (trx: Db, lues: LigneLue[]) => importerLot(trx, lues, contexte)
  for await (const { lues } of enLots(compris.lignes())) rapport.push(...(await importerEnTransaction(db, lues, importer)))
  await analyserApresImport(db, rapport.length)
  return { phrase: compris.phrase, rapport }
}
