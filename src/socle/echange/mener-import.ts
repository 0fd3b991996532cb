import type { Db } from '../db.ts'
import { ErreurMetier } from '../erreurs.ts'
import { journal } from '../journal.ts'
import { analyserApresImport } from '../statistiques.ts'
import type { LigneDeRapport } from './issue.ts'
import { enLots, importerEnTransaction, type LigneAImporter, LotDejaFait } from './par-lots.ts'
import {
  findFaitPourEcriture,
  findImport,
  insertLignes,
  listAReprendre,
  type SuiviDImport,
  updateAuDebut,
  updateEtat,
  updateFini,
} from './suivi-import.repository.ts'

/** Un fichier compris : ce qui y a été reconnu, ses lignes (relues depuis le début à chaque appel), et comment en importer un lot. */
export type Travail<L extends LigneAImporter> = {
  phrase: string
  /** Absent : rien ne se compte. */
  total?: number
  lignes: () => AsyncGenerator<L>
  /** Ce qu'un lot demande de long, avant sa transaction et hors d'elle. */
  preparerLot?: (lues: L[]) => Promise<L[]>
  importerLot: (trx: Db, lues: L[]) => Promise<LigneDeRapport[]>
  taille?: number
}

/** Fait avancer un import jusqu'au bout, depuis là où il en est. Sans effet s'il est fini ; refusé par une phrase s'il est illisible. */
export async function menerImport<L extends LigneAImporter>(
  db: Db,
  id: number,
  preparer: (suivi: SuiviDImport) => Promise<Travail<L>>,
): Promise<void> {
  const suivi = await findImport(db, id)
  if (!suivi?.aSonContenu || !['en-attente', 'en-cours'].includes(suivi.etat)) return
  try {
    await avancer(db, suivi, await preparer(suivi))
  } catch (erreur) {
    // Un site occupé (503) n'est pas la faute du fichier : la minute suivante reprend l'import où il en est.
    if (!(erreur instanceof ErreurMetier) || erreur.statut === 503) throw erreur
    await updateEtat(db, id, { etat: 'refuse', message: erreur.message })
  }
}

/** Reprend les imports qu'un arrêt a laissés en route ; celui qui échoue encore n'empêche pas les autres. */
export async function reprendreLesImports(db: Db, salle: string, executer: (db: Db, id: number) => Promise<void>): Promise<void> {
  for (const id of await listAReprendre(db, salle))
    await executer(db, id).catch((erreur: Error) => journal.error({ erreur: erreur.message, import: id }, 'import interrompu'))
}

async function avancer<L extends LigneAImporter>(
  db: Db,
  { id, simuler, auteurId, fait }: SuiviDImport,
  { phrase, total, lignes, preparerLot = async (lues) => lues, importerLot, taille = 200 }: Travail<L>,
): Promise<void> {
  // Un essai retient en mémoire ce qu'il aurait créé : il ne se reprend pas au milieu.
  if (simuler) await updateAuDebut(db, id, { simuler, auteurId })
  await updateEtat(db, id, { etat: 'en-cours', message: phrase, ...(total !== undefined && { total }) })
  for await (const { debut, lues: lot } of enLots(lignes(), { passees: simuler ? 0 : fait, taille })) {
    const lues = await preparerLot(lot)
    for (;;) {
      const dejaFait = (await findImport(db, id))?.fait ?? Number.POSITIVE_INFINITY
      const reste = lues.slice(Math.max(0, dejaFait - debut))
      if (reste.length === 0) break
      await importerLotSuivi(db, id, dejaFait, reste, importerLot)
    }
  }
  await updateFini(db, id)
  await analyserApresImport(db, total ?? 0)
}

// Deux processus peuvent s'y mettre à la fois : le second trouve le lot fait, et prend le suivant.
async function importerLotSuivi<L extends LigneAImporter>(
  db: Db,
  id: number,
  fait: number,
  lignes: L[],
  importerLot: Travail<L>['importerLot'],
): Promise<void> {
  let attendu = fait
  const avancerDe = async (trx: Db, rapport: LigneDeRapport[]) => {
    if ((await findFaitPourEcriture(trx, id)) !== attendu) throw new LotDejaFait()
    await insertLignes(trx, id, rapport)
    attendu += rapport.length
  }
  await importerEnTransaction(db, lignes, importerLot, avancerDe).catch((erreur: unknown) => {
    if (!(erreur instanceof LotDejaFait)) throw erreur
  })
}
