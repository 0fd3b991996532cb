import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import type { Travail } from '#socle/echange/mener-import.ts'
import { enLots, importerEnTransaction, type LigneAImporter } from '#socle/echange/par-lots.ts'
import { analyserApresImport } from '#socle/statistiques.ts'
import type { Plan } from '../../plan.ts'
import { comprendreFichier } from '../lire/comprendre-fichier.ts'
import { type LigneLue, ouvrirLecteurs } from '../lire/lire-ligne.ts'
import { creerConnues } from '../rapprocher/connues.ts'
import type { Contexte } from './decider.ts'
import { importerLot } from './importer-lot.ts'

export type OptionsDImport<E extends string> = Pick<Contexte<object, E, object>, 'nomFichier' | 'nouvelles'> &
  Partial<Pick<Contexte<object, E, object>, 'auteurId' | 'motif' | 'simuler' | 'menager' | 'tenues' | 'peutEcrire'>>

/** Comprend un fichier et ce qu'il faut pour l'importer. */
export async function preparerImport<S extends object, E extends string, P extends object>(
  db: Db,
  plan: Plan<S, E, P>,
  octets: Uint8Array,
  options: OptionsDImport<E>,
): Promise<Travail<LigneLue>> {
  const contexte: Contexte<S, E, P> = {
    plan,
    termes: await chargerReferentiel(db),
    lecteurs: ouvrirLecteurs(plan),
    memoire: creerConnues(plan),
    ...{ auteurId: null, motif: 'import', simuler: false, menager: false, tenues: false },
    ...options,
  }
  const compris = await comprendreFichier(plan, octets)
  return { ...compris, importerLot: (trx, lues) => importerLot(trx, lues, contexte) }
}

/** Mène un import d'un trait, lot par lot ; rend ce qu'est devenue chaque ligne. */
export async function menerDUnTrait<L extends LigneAImporter>(
  db: Db,
  travail: Travail<L>,
): Promise<{ phrase: string; rapport: LigneDeRapport[] }> {
  const rapport: LigneDeRapport[] = []
  const { preparerLot = async (lues) => lues, taille = 200 } = travail
  for await (const { lues } of enLots(travail.lignes(), { taille }))
    rapport.push(...(await importerEnTransaction(db, await preparerLot(lues), travail.importerLot)))
  await analyserApresImport(db, rapport.length)
  return { phrase: travail.phrase, rapport }
}
