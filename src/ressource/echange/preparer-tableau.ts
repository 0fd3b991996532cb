import { listTermes } from '#referentiel/referentiel.repository.ts'
import { Termes } from '#referentiel/termes-lus.ts'
import type { Db } from '#socle/db.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import type { Travail } from '#socle/echange/mener-import.ts'
import { enLots, importerEnTransaction } from '#socle/echange/par-lots.ts'
import { analyserApresImport } from '#socle/statistiques.ts'
import { comprendreFichier } from './tableau/comprendre-fichier.ts'
import { type ContexteDeTableau, importerLot } from './tableau/importer-lot.ts'
import type { LigneLue } from './tableau/lire-ligne.ts'

type Options = Pick<ContexteDeTableau, 'auteurId' | 'simuler' | 'nouvelles' | 'peutEcrire'> & { nomFichier: string }

/** Comprend un tableau de ressources (CSV ou JSON) et ce qu'il faut pour l'importer. */
export async function preparerTableau(db: Db, octets: Uint8Array, { nomFichier, ...options }: Options): Promise<Travail<LigneLue>> {
  const termes = new Termes(await listTermes(db))
  const sourceParDefaut = `Import du fichier « ${nomFichier} »`
  const contexte: ContexteDeTableau = { termes, memoire: new Map(), sourceParDefaut, ...options }
  const compris = await comprendreFichier(octets, termes)
  return { ...compris, taille: 50, importerLot: (trx, lues) => importerLot(trx, lues, contexte) }
}

/** Importe un tableau d'un trait, lot par lot ; rend ce qu'est devenue chaque ligne. */
export async function importerTableau(
  db: Db,
  octets: Uint8Array,
  options: Options,
): Promise<{ phrase: string; rapport: LigneDeRapport[] }> {
  return menerDUnTrait(db, await preparerTableau(db, octets, options))
}

export async function menerDUnTrait<L extends { ligne: number; nom: string }>(db: Db, travail: Travail<L>) {
  const rapport: LigneDeRapport[] = []
  const { preparerLot = async (lues) => lues, taille = 200 } = travail
  for await (const { lues } of enLots(travail.lignes(), { taille }))
    rapport.push(...(await importerEnTransaction(db, await preparerLot(lues), travail.importerLot)))
  await analyserApresImport(db, rapport.length)
  return { phrase: travail.phrase, rapport }
}
