import { listTermes } from '../../referentiel/referentiel.repository.ts'
import type { Db } from '../../socle/db.ts'
import { journal } from '../../socle/journal.ts'
import { comprendreFichier, type FichierCompris } from './comprendre-fichier.ts'
import { type Contexte, importerLot, type LigneDeRapport } from './importer-lot.ts'
import { Lieux } from './lieux-lus.ts'
import type { LigneLue } from './lire-ligne.ts'
import { Connues } from './rapprocher.ts'
import { Termes } from './termes-lus.ts'

const tailleDuLot = 200

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

/** Les lignes par lots, sans les `passees` premières ; `debut` est le rang de la première du lot. */
export async function* enLots(lignes: AsyncGenerator<LigneLue>, passees = 0): AsyncGenerator<{ debut: number; lues: LigneLue[] }> {
  let rang = 0
  let lues: LigneLue[] = []
  for await (const lue of lignes) {
    if (rang++ >= passees) lues.push(lue)
    if (lues.length < tailleDuLot) continue
    yield { debut: rang - lues.length, lues }
    lues = []
  }
  if (lues.length > 0) yield { debut: rang - lues.length, lues }
}

/** Importe un fichier d'un trait, lot par lot ; rend ce qu'est devenue chaque ligne. */
export async function importerFichier(
  db: Db,
  octets: Uint8Array,
  options: Options,
): Promise<{ phrase: string; rapport: LigneDeRapport[] }> {
  const { compris, contexte } = await preparerImport(db, octets, options)
  const rapport: LigneDeRapport[] = []
  for await (const { lues } of enLots(compris.lignes())) rapport.push(...(await importerEnTransaction(db, lues, contexte)))
  return { phrase: compris.phrase, rapport }
}

type ApresLot = (trx: Db, rapport: LigneDeRapport[]) => Promise<void>

/**
 * Importe un lot dans sa transaction, où `apres` est aussi exécuté. Si le lot échoue, ses lignes sont reprises une à une :
 * seule celle qui ne passe pas est refusée.
 */
export async function importerEnTransaction(
  db: Db,
  lues: LigneLue[],
  contexte: Contexte,
  apres: ApresLot = async () => {},
): Promise<LigneDeRapport[]> {
  const executer = (lignes: LigneLue[]) =>
    db.transaction().execute(async (trx) => {
      const rapport = await importerLot(trx, lignes, contexte)
      await apres(trx, rapport)
      return rapport
    })
  try {
    return await executer(lues.map(copier))
  } catch (erreur) {
    if (erreur instanceof LotDejaFait) throw erreur
    journal.warn({ erreur: String(erreur), ligne: lues[0]?.ligne }, 'import : lot repris ligne à ligne')
  }
  const rapport: LigneDeRapport[] = []
  for (const lue of lues) rapport.push(...(await executer([copier(lue)]).catch((erreur: unknown) => refuser(db, lue, erreur, apres))))
  return rapport
}

/** Un autre processus a déjà importé ce lot. */
export class LotDejaFait extends Error {}

async function refuser(db: Db, lue: LigneLue, erreur: unknown, apres: ApresLot): Promise<LigneDeRapport[]> {
  // La base injoignable n'est pas la faute de la ligne : l'import s'arrête et sera repris.
  if (erreur instanceof LotDejaFait || !estUneErreurDeDonnees(erreur)) throw erreur
  journal.error({ erreur: String(erreur), ligne: lue.ligne }, 'import : ligne refusée par la base')
  const rapport: LigneDeRapport[] = [
    { ligne: lue.ligne, nom: lue.nom, issue: 'refusee', messages: ["La base n'a pas accepté cette ligne : vérifiez ses valeurs."] },
  ]
  await db.transaction().execute((trx) => apres(trx, rapport))
  return rapport
}

// Classes 22 (valeur) et 23 (contrainte) de PostgreSQL.
function estUneErreurDeDonnees(erreur: unknown): boolean {
  return typeof erreur === 'object' && erreur !== null && 'code' in erreur && /^2[23]/.test(String(erreur.code))
}

// Décider d'une ligne lui ajoute des messages : une seconde tentative repart de la ligne telle que lue.
function copier(lue: LigneLue): LigneLue {
  const { siNouvelle } = lue
  return { ...lue, champs: { ...lue.champs }, messages: [...lue.messages], ...(siNouvelle ? { siNouvelle: copier(siNouvelle) } : {}) }
}
