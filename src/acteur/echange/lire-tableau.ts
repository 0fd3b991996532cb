import { CsvError, parse } from 'csv-parse/sync'
import { ErreurMetier } from '../../socle/erreurs.ts'
import { sansAccents } from '../../socle/texte.ts'
import { rearmer } from './cellule.ts'

/** Une ligne du tableau : en-tête normalisé → cellule. `ligne` est son numéro dans le tableur. */
export type LigneDeTableau = { ligne: number; cellules: Map<string, string>; trop: boolean }
export type Tableau = { separateur: string; entetes: string[]; lignes: LigneDeTableau[] }

export const lignesMax = 100_000

/** Lit un tableau CSV séparé par des virgules, des points-virgules ou des tabulations ; la première ligne nomme les colonnes. */
export function lireTableau(texte: string): Tableau {
  const separateur = reconnaitreSeparateur(texte)
  const [entete = [], ...rangees] = analyser(texte, separateur)
  const entetes = entete.map((nom) => normaliserEntete(rearmer(nom)))
  if (entetes.filter((nom) => nom !== '').length < 2) {
    throw new ErreurMetier(422, 'Ce tableau n’a pas de ligne d’en-têtes : la première ligne doit nommer les colonnes (nom, commune, profil…).')
  }
  const double = entetes.find((nom, i) => nom !== '' && entetes.indexOf(nom) !== i)
  if (double) throw new ErreurMetier(422, `Deux colonnes s’appellent « ${double} » : gardez-en une.`)
  const lignes = rangees.flatMap((cellules, i) => (cellules.every((c) => c.trim() === '') ? [] : [enLigne(cellules, entetes, i + 2)]))
  if (lignes.length > lignesMax) throw new ErreurMetier(413, `Ce tableau a ${lignes.length} lignes : ${lignesMax} au plus par fichier.`)
  return { separateur, entetes, lignes }
}

/** « Numéro SIRET » → « numero_siret ». */
export function normaliserEntete(nom: string): string {
  return sansAccents(nom).replace(/[^a-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
}

function enLigne(cellules: string[], entetes: string[], ligne: number): LigneDeTableau {
  const lues = entetes.flatMap((nom, i) => {
    const cellule = cellules[i]
    return nom === '' || cellule === undefined ? [] : [[nom, rearmer(cellule)] as const]
  })
  return { ligne, cellules: new Map(lues), trop: cellules.slice(entetes.length).some((c) => c.trim() !== '') }
}

function analyser(texte: string, delimiter: string): string[][] {
  try {
    return parse(texte, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, record_delimiter: ['\r\n', '\n', '\r'] })
  } catch (erreur) {
    if (!(erreur instanceof CsvError)) throw erreur
    throw new ErreurMetier(422, `Ce tableau n’a pas pu être lu : un guillemet ouvert vers la ligne ${erreur.lines ?? '?'} n’est pas refermé.`)
  }
}

// Le séparateur le plus fréquent dans la ligne d'en-têtes, hors guillemets.
function reconnaitreSeparateur(texte: string): string {
  const entete = /^(?:[^"\n\r]|"[^"]*")*/.exec(texte.slice(0, 20_000))?.[0] ?? ''
  const nu = entete.replace(/"[^"]*"/g, '')
  const comptes = [',', ';', '\t'].map((s) => ({ s, compte: nu.split(s).length - 1 }))
  const [premier] = comptes.toSorted((a, b) => b.compte - a.compte)
  if (!premier || premier.compte === 0) throw new ErreurMetier(422, 'Aucun séparateur reconnu : les colonnes doivent être séparées par des virgules, des points-virgules ou des tabulations.')
  return premier.s
}
