import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import type { LigneDeRapport } from '#socle/echange/issue.ts'
import type { Travail } from '#socle/echange/mener-import.ts'
import { enLots, importerEnTransaction, type LigneAImporter } from '#socle/echange/par-lots.ts'
import { analyserApresImport } from '#socle/statistiques.ts'
import type { Sorte } from '../sorte.ts'
import { exporterDe } from './export/exporter.ts'
import { comprendreFichier } from './import/lire/comprendre-fichier.ts'
import { type LigneLue, ouvrirLecteurs } from './import/lire/lire-ligne.ts'
import type { Contexte } from './import/lot/decider.ts'
import { importerLot } from './import/lot/importer-lot.ts'
import { creerConnues } from './import/rapprocher/connues.ts'
import { faireLePlan, type OptionsDeTableau } from './plan.ts'

export type Tableau<S extends object, E extends string, P extends object> = ReturnType<typeof tableauDe<S, E, P>>

/** Ce qu'un import dit de sa façon de faire ; à défaut, il écrit tout, pour personne. */
type OptionsDImport<E extends string> = Pick<Contexte<object, E, object>, 'nomFichier' | 'nouvelles'> &
  Partial<Pick<Contexte<object, E, object>, 'auteurId' | 'motif' | 'simuler' | 'menager' | 'tenues' | 'peutEcrire'>>
const aDefaut = { auteurId: null, motif: 'import', simuler: false, menager: false, tenues: false }

/** Les tableaux d'une sorte, entrants et sortants : `importDe` et `exportDe` en font des pages et des fichiers. */
export function tableauDe<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>, options: OptionsDeTableau<S, E, P>) {
  const plan = faireLePlan(sorte, options)

  /** Comprend un fichier et ce qu'il faut pour l'importer. */
  async function preparer(db: Db, octets: Uint8Array, voulues: OptionsDImport<E>): Promise<Travail<LigneLue>> {
    const termes = await chargerReferentiel(db)
    const contexte = { plan, termes, lecteurs: ouvrirLecteurs(plan), memoire: creerConnues(plan), ...aDefaut, ...voulues }
    return { ...(await comprendreFichier(plan, octets)), importerLot: (trx, lues) => importerLot(trx, lues, contexte) }
  }

  return {
    sorte,
    colonnes: plan.colonnes,
    liste: plan.liste,
    preparer,
    /** Importe un fichier d'un trait ; rend ce qu'est devenue chaque ligne. */
    importer: async (db: Db, octets: Uint8Array, voulues: OptionsDImport<E>) => menerDUnTrait(db, await preparer(db, octets, voulues)),
    ...exporterDe(plan),
  }
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
