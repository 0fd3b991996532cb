import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { ErreurMetier } from '../erreurs.ts'
import { nombre, sansAccents } from '../texte.ts'
import { rearmer } from './cellule.ts'

/** Une ligne du tableau : en-tête normalisé → cellule. `ligne` est son numéro dans le tableur. */
export type LigneDeTableau = { ligne: number; cellules: Map<string, string>; trop: boolean }

/** Un tableau dont les lignes se lisent l'une après l'autre, autant de fois qu'on veut : elles ne sont jamais toutes en mémoire. */
export type Tableau = { separateur: string; entetes: string[]; total: number; lignes: () => AsyncGenerator<LigneDeTableau> }

const lignesMax = 50_000

/** Lit un tableau CSV séparé par des virgules, des points-virgules ou des tabulations ; la première ligne nomme les colonnes. */
export async function lireTableau(texte: string): Promise<Tableau> {
  const separateur = reconnaitreSeparateur(texte)
  const { entetes, total } = await parcourirUneFois(texte, separateur)
  return { separateur, entetes, total, lignes: () => lireLignes(texte, separateur, entetes) }
}

// Un premier passage compte les lignes, et refuse tout de suite un tableau mal formé.
async function parcourirUneFois(texte: string, separateur: string): Promise<{ entetes: string[]; total: number }> {
  let entetes: string[] | undefined
  let total = 0
  for await (const cellules of analyser(texte, separateur)) {
    if (!entetes) entetes = lireEntetes(cellules)
    else if (!estVide(cellules)) total++
  }
  if (total > lignesMax) throw new ErreurMetier(413, `Ce tableau a ${nombre(total)} lignes : ${nombre(lignesMax)} au plus par fichier.`)
  return { entetes: entetes ?? lireEntetes([]), total }
}

function lireEntetes(cellules: string[]): string[] {
  const entetes = cellules.map((nom) => normaliserEntete(rearmer(nom)))
  if (entetes.filter((nom) => nom !== '').length < 2) {
    throw new ErreurMetier(422, "Ce tableau n'a pas de ligne d'en-têtes : la première ligne doit nommer les colonnes.")
  }
  const double = entetes.find((nom, i) => nom !== '' && entetes.indexOf(nom) !== i)
  if (double) throw new ErreurMetier(422, `Deux colonnes s'appellent « ${double} » : gardez-en une.`)
  return entetes
}

async function* lireLignes(texte: string, separateur: string, entetes: string[]): AsyncGenerator<LigneDeTableau> {
  let ligne = 0
  for await (const cellules of analyser(texte, separateur)) {
    ligne++
    if (ligne > 1 && !estVide(cellules)) yield enLigne(cellules, entetes, ligne)
  }
}

const estVide = (cellules: string[]) => cellules.every((cellule) => cellule.trim() === '')

/** « Numéro SIRET » → « numero_siret ». */
export function normaliserEntete(nom: string): string {
  return sansAccents(nom)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

function enLigne(cellules: string[], entetes: string[], ligne: number): LigneDeTableau {
  const lues = entetes.flatMap((nom, i) => {
    const cellule = cellules[i]
    return nom === '' || cellule === undefined ? [] : [[nom, rearmer(cellule)] as const]
  })
  return { ligne, cellules: new Map(lues), trop: cellules.slice(entetes.length).some((c) => c.trim() !== '') }
}

async function* analyser(texte: string, delimiter: string): AsyncGenerator<string[]> {
  const options = {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    record_delimiter: ['\r\n', '\n', '\r'],
  }
  try {
    yield* Readable.from(morceaux(texte)).compose(parse(options))
  } catch (erreur) {
    if (!(erreur instanceof CsvError)) throw erreur
    throw new ErreurMetier(
      422,
      `Ce tableau n'a pas pu être lu : un guillemet ouvert vers la ligne ${erreur.lines ?? '?'} n'est pas refermé.`,
    )
  }
}

// Par morceaux, pour que les autres demandes passent entre deux ; jamais coupé entre les deux moitiés d'un caractère.
function* morceaux(texte: string): Generator<string> {
  for (let debut = 0; debut < texte.length; ) {
    const fin = debut + 65_536
    const coupe = /[\uD800-\uDBFF\r]/.test(texte[fin - 1] ?? '') ? fin + 1 : fin
    yield texte.slice(debut, coupe)
    debut = coupe
  }
}

// Le séparateur le plus fréquent dans la ligne d'en-têtes, hors guillemets.
function reconnaitreSeparateur(texte: string): string {
  const entete = /^(?:[^"\n\r]|"[^"]*")*/.exec(texte.slice(0, 20_000))?.[0] ?? ''
  const nu = entete.replace(/"[^"]*"/g, '')
  const comptes = [',', ';', '\t'].map((s) => ({ s, compte: nu.split(s).length - 1 }))
  const [premier] = comptes.toSorted((a, b) => b.compte - a.compte)
  if (!premier || premier.compte === 0)
    throw new ErreurMetier(
      422,
      'Aucun séparateur reconnu : les colonnes doivent être séparées par des virgules, des points-virgules ou des tabulations.',
    )
  return premier.s
}
