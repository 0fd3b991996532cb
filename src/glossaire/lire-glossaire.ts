import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type ContenuDeMot, lecteurs } from './mot.ts'

export type MotFondateur = ContenuDeMot & { code: string }
export type ContenuDuGlossaire = { mots: MotFondateur[]; empreinte: string }

/** Une ligne de contenu/glossaire.csv ; la même forme que l'export. */
const ligneSchema = z.object({
  code: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'Un code ne porte que des minuscules, des chiffres et des tirets.'),
  terme: z.string().min(2).max(120),
  formes: enListe(),
  definition: z.string().min(1).max(2000),
  elu: z.string(),
  association: z.string(),
  entreprise: z.string(),
  chercheur: z.string(),
  voir: enListe(),
  est_proposition: z.enum(['oui', 'non']).transform((reponse) => reponse === 'oui'),
  source: z.string(),
})

/** Lit contenu/glossaire.csv ; lève une erreur qui dit quelle ligne est fausse. */
export function lireGlossaire(fichier = path.resolve('contenu/glossaire.csv')): ContenuDuGlossaire {
  const texte = readFileSync(fichier, 'utf8')
  const lu = z.array(ligneSchema).safeParse(parse(texte, { columns: true, bom: true, skip_empty_lines: true, trim: true }))
  if (!lu.success) throw new Error(`${fichier} : ${z.prettifyError(lu.error)}`)
  const mots = lu.data.map(({ code, terme, formes, definition, voir, est_proposition: estProposition, source, ...ligne }) => {
    const lectures = Object.fromEntries(lecteurs.flatMap((lecteur) => (ligne[lecteur] ? [[lecteur, ligne[lecteur]]] : [])))
    return { code, terme, formes, definition, lectures, voir, estProposition, source }
  })
  return { mots, empreinte: createHash('sha256').update(texte).digest('hex') }
}

function enListe() {
  return z.string().transform((texte) =>
    texte
      .split('|')
      .map((element) => element.trim())
      .filter(Boolean),
  )
}
