import type { Db } from '../db.ts'
import { journal } from '../journal.ts'
import type { LigneDeRapport } from './issue.ts'

/** Le peu qu'il faut savoir d'une ligne à importer ; le reste ne regarde que sa salle. Des données simples, qui se copient. */
export type LigneAImporter = { ligne: number; nom: string }

/** Les lignes par lots, sans les `passees` premières ; `debut` est le rang de la première du lot. */
export async function* enLots<L>(
  lignes: AsyncGenerator<L>,
  { passees = 0, taille = 200 }: { passees?: number; taille?: number } = {},
): AsyncGenerator<{ debut: number; lues: L[] }> {
  let rang = 0
  let lues: L[] = []
  for await (const lue of lignes) {
    if (rang++ >= passees) lues.push(lue)
    if (lues.length < taille) continue
    yield { debut: rang - lues.length, lues }
    lues = []
  }
  if (lues.length > 0) yield { debut: rang - lues.length, lues }
}

type ImporterLot<L> = (trx: Db, lues: L[]) => Promise<LigneDeRapport[]>
type ApresLot = (trx: Db, rapport: LigneDeRapport[]) => Promise<void>

/**
 * Importe un lot dans sa transaction, où `apres` est aussi exécuté. Si le lot échoue, ses lignes sont reprises une à une :
 * seule celle qui ne passe pas est refusée.
 */
export async function importerEnTransaction<L extends LigneAImporter>(
  db: Db,
  lues: L[],
  importerLot: ImporterLot<L>,
  apres: ApresLot = async () => {},
): Promise<LigneDeRapport[]> {
  // Décider d'une ligne lui ajoute des messages : une seconde tentative repart de la ligne telle que lue.
  const executer = (lignes: L[]) =>
    db.transaction().execute(async (trx) => {
      const rapport = await importerLot(trx, structuredClone(lignes))
      await apres(trx, rapport)
      return rapport
    })
  try {
    return await executer(lues)
  } catch (erreur) {
    if (erreur instanceof LotDejaFait) throw erreur
    journal.warn({ erreur: String(erreur), ligne: lues[0]?.ligne }, 'import : lot repris ligne à ligne')
  }
  const rapport: LigneDeRapport[] = []
  for (const lue of lues) rapport.push(...(await executer([lue]).catch((erreur: unknown) => refuser(db, lue, erreur, apres))))
  return rapport
}

/** Un autre processus a déjà importé ce lot. */
export class LotDejaFait extends Error {}

async function refuser(db: Db, { ligne, nom }: LigneAImporter, erreur: unknown, apres: ApresLot): Promise<LigneDeRapport[]> {
  // La base injoignable n'est pas la faute de la ligne : l'import s'arrête et sera repris.
  if (erreur instanceof LotDejaFait || !estUneErreurDeDonnees(erreur)) throw erreur
  journal.error({ erreur: String(erreur), ligne }, 'import : ligne refusée par la base')
  const messages = ["La base n'a pas accepté cette ligne : vérifiez ses valeurs."]
  const rapport: LigneDeRapport[] = [{ ligne, nom, issue: 'refusee', messages }]
  await db.transaction().execute((trx) => apres(trx, rapport))
  return rapport
}

// Classes 22 (valeur) et 23 (contrainte) de PostgreSQL.
function estUneErreurDeDonnees(erreur: unknown): boolean {
  return typeof erreur === 'object' && erreur !== null && 'code' in erreur && /^2[23]/.test(String(erreur.code))
}
