import type { Db } from '#socle/db.ts'
import type { Travail } from '#socle/echange/mener-import.ts'
import type { Sorte } from '../sorte.ts'
import { enCsv, enJson, enObjets, type Objet, type PagesDIds } from './export/exporter.ts'
import type { LigneLue } from './import/lire/lire-ligne.ts'
import { menerDUnTrait, type OptionsDImport, preparerImport } from './import/lot/preparer.ts'
import { faireLePlan, type OptionsDeTableau } from './plan.ts'

export type Tableau<S extends object, E extends string, P extends object> = ReturnType<typeof tableauDe<S, E, P>>

/** Les tableaux d'une sorte, entrants et sortants : `importDe` et `exportDe` en font des pages et des fichiers. */
export function tableauDe<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>, options: OptionsDeTableau<S, E, P>) {
  const plan = faireLePlan(sorte, options)
  const preparer = (db: Db, octets: Uint8Array, voulues: OptionsDImport<E>): Promise<Travail<LigneLue>> =>
    preparerImport(db, plan, octets, voulues)
  return {
    sorte,
    liste: plan.liste,
    colonnes: plan.colonnes,
    preparer,
    /** Importe un fichier d'un trait ; rend ce qu'est devenue chaque ligne. */
    importer: async (db: Db, octets: Uint8Array, voulues: OptionsDImport<E>) => menerDUnTrait(db, await preparer(db, octets, voulues)),
    enCsv: (db: Db, pages: PagesDIds) => enCsv(db, plan, pages),
    /** `debut` : ce qui précède la liste, quand ce n'est pas son nom ; `traduire` : ce qu'on garde de chaque fiche. */
    enJson: (db: Db, pages: PagesDIds, traduire?: (objet: Objet) => object[], debut = `{"${plan.liste}":[\n`) =>
      enJson(enObjets(db, plan, pages), debut, traduire),
  }
}
