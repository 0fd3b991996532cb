import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { ErreurMetier } from '../erreurs.ts'
import { nombre } from '../texte.ts'
import { rearmer } from './cellule.ts'
import { decoder } from './reconnaitre-encodage.ts'
import { colonnesMax, creerRangement, lignesMax, normaliserEntete, type TableauLu } from './tableau.ts'

/** Lit un tableau CSV séparé par des virgules, des points-virgules ou des tabulations ; la première ligne nomme les colonnes. */
export async function lireCsv(octets: Uint8Array): Promise<TableauLu> {
  const { texte, encodage } = decoder(octets)
  const separateur = reconnaitreSeparateur(texte)
  const rangement = creerRangement()
  let entetes: string[] | undefined
  let ligne = 0
  let lues = 0
  for await (const cellules of analyser(texte, separateur)) {
    ligne++
    if (!entetes) entetes = lireEntetes(cellules)
    else if (!estVide(cellules)) {
      if (++lues > lignesMax)
        throw new ErreurMetier(413, `Ce tableau a plus de ${nombre(lignesMax)} lignes : coupez-le en plusieurs fichiers.`)
      const trop = cellules.slice(entetes.length).some((cellule) => cellule.trim() !== '')
      rangement.ajouter([ligne, entetes.map((_nom, i) => rearmee(cellules[i])), trop])
    }
  }
  return { encodage, separateur, entetes: entetes ?? lireEntetes([]), ...rangement.finir() }
}

const rearmee = (cellule: string | undefined): string | null => (cellule === undefined ? null : rearmer(cellule))

function lireEntetes(cellules: string[]): string[] {
  if (cellules.length > colonnesMax)
    throw new ErreurMetier(422, `Ce tableau a ${nombre(cellules.length)} colonnes : ${colonnesMax} au plus.`)
  const entetes = cellules.map((nom) => normaliserEntete(rearmer(nom)))
  if (entetes.filter((nom) => nom !== '').length < 2) {
    throw new ErreurMetier(422, "Ce tableau n'a pas de ligne d'en-têtes : la première ligne doit nommer les colonnes.")
  }
  const double = entetes.find((nom, i) => nom !== '' && entetes.indexOf(nom) !== i)
  if (double) throw new ErreurMetier(422, `Deux colonnes s'appellent « ${double} » : gardez-en une.`)
  return entetes
}

const estVide = (cellules: string[]) => cellules.every((cellule) => cellule.trim() === '')

// Une ligne entière, en signes : la plus longue fiche en a trois cent mille.
const signesMax = 2_000_000

const tropLongue = `Une ligne de ce tableau a plus de ${nombre(signesMax)} signes : un guillemet ouvert n'est sans doute pas refermé.`

async function* analyser(texte: string, delimiter: string): AsyncGenerator<string[]> {
  const options = {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: signesMax,
    record_delimiter: ['\r\n', '\n', '\r'],
  }
  try {
    yield* Readable.from(morceaux(texte)).compose(parse(options))
  } catch (erreur) {
    if (!(erreur instanceof CsvError)) throw erreur
    if (erreur.code === 'CSV_MAX_RECORD_SIZE') throw new ErreurMetier(422, tropLongue)
    throw new ErreurMetier(
      422,
      `Ce tableau n'a pas pu être lu : un guillemet ouvert vers la ligne ${erreur.lines ?? '?'} n'est pas refermé.`,
    )
  }
}

// Par morceaux, jamais coupés entre les deux moitiés d'un caractère.
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
