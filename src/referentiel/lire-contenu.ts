import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { ligneDeContenuSchema } from './referentiel.schema.ts'
import { type Liste, listes } from './referentiel.ts'

/** Un terme tel que le contenu fondateur le donne ; `parent` est un code. */
export type TermeFondateur = {
  liste: Liste
  code: string
  libelle: string
  pluriel: string | null
  definition: string
  parent: string | null
  ordre: number
  estProposition: boolean
  source: string | null
}

export type Contenu = { termes: TermeFondateur[]; empreinte: string }

/** Lit les listes de contenu/referentiel ; lève une erreur qui nomme le fichier si une ligne est fausse. */
export function lireContenu(dossier = path.resolve('contenu/referentiel')): Contenu {
  const somme = createHash('sha256')
  const termes = listes.flatMap((liste) => {
    const fichier = path.join(dossier, `${liste}.csv`)
    const texte = readFileSync(fichier, 'utf8')
    somme.update(liste).update(texte)
    return lireListe(liste, texte, fichier)
  })
  return { termes, empreinte: somme.digest('hex') }
}

function lireListe(liste: Liste, texte: string, fichier: string): TermeFondateur[] {
  const lu = z.array(ligneDeContenuSchema).safeParse(parse(texte, { columns: true, bom: true, skip_empty_lines: true, trim: true }))
  if (!lu.success) throw new Error(`${fichier} : ${z.prettifyError(lu.error)}`)
  return lu.data.map(({ est_proposition: estProposition, ...ligne }, rang) => ({ liste, ...ligne, estProposition, ordre: rang + 1 }))
}
