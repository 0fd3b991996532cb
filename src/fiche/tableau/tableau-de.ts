import type { Db } from '#socle/db.ts'
import { menerImport, type Travail } from '#socle/echange/mener-import.ts'
import { findContenu, type SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import type { Sorte } from '../sorte.ts'
import { enCsv, enJson, enObjets, type Objet, type PagesDIds } from './exporter/exporter.ts'
import { droitsDeQuiImporte } from './importer/droits.ts'
import type { LigneLue } from './importer/lire-ligne.ts'
import { menerDUnTrait, type OptionsDImport, preparerImport } from './importer/preparer.ts'
import { faireLePlan, type OptionsDeTableau } from './plan.ts'

/** Les tableaux d'une sorte, entrants et sortants. */
export function tableauDe<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>, options: OptionsDeTableau<S, E, P>) {
  const plan = faireLePlan(sorte, options)
  const preparer = (db: Db, octets: Uint8Array, voulues: OptionsDImport<E>): Promise<Travail<LigneLue>> =>
    preparerImport(db, plan, octets, voulues)
  return {
    colonnes: plan.colonnes,
    preparer,
    /** Importe un fichier d'un trait ; rend ce qu'est devenue chaque ligne. */
    importer: async (db: Db, octets: Uint8Array, voulues: OptionsDImport<E>) => menerDUnTrait(db, await preparer(db, octets, voulues)),
    /** Fait avancer un import envoyé jusqu'au bout, depuis là où il en est. Sans effet s'il est fini. */
    executer: (db: Db, id: number, enPlus: (suivi: SuiviDImport) => Pick<OptionsDImport<E>, 'nouvelles' | 'tenues'>) =>
      menerImport(db, id, async (suivi) => {
        const { nomFichier, auteurId, simuler } = suivi
        const peutEcrire = await droitsDeQuiImporte(db, auteurId)
        const octets = (await findContenu(db, id)) ?? new Uint8Array()
        return preparer(db, octets, { nomFichier, auteurId, simuler, peutEcrire, ...enPlus(suivi) })
      }),
    enCsv: (db: Db, pages: PagesDIds) => enCsv(db, plan, pages),
    /** `liste` : le nom de la liste dans le JSON ; `traduire` : ce qu'on garde de chaque fiche. */
    enJson: (db: Db, pages: PagesDIds, debut: string, traduire?: (objet: Objet) => object[]) =>
      enJson(enObjets(db, plan, pages), debut, traduire),
  }
}
