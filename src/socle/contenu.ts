import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse as lireTableau } from 'csv-parse/sync'
import { parse } from 'yaml'
import { z } from 'zod'

/** Une fiche du contenu fondateur : son en-tête YAML tel quel, son corps Markdown. */
export type FicheDeContenu = { entete: unknown; corps: string }

/** Les fichiers Markdown d'un dossier de `contenu/`, dans l'ordre de leurs noms, avec leur nom sans extension. */
export function lireDossier(dossier: string): { nom: string; texte: string }[] {
  const chemin = path.resolve('contenu', dossier)
  return readdirSync(chemin)
    .filter((nom) => nom.endsWith('.md') && nom !== 'README.md')
    .sort()
    .map((nom) => ({ nom: nom.slice(0, -3), texte: readFileSync(path.join(chemin, nom), 'utf8') }))
}

/** Les lignes d'un tableau de `contenu/`, et son texte ; une erreur nomme le fichier et dit quelle ligne est fausse. */
export function lireCsv<L>(fichier: string, ligne: z.ZodType<L>): { lignes: L[]; texte: string } {
  const texte = readFileSync(path.resolve('contenu', fichier), 'utf8')
  const lu = z.array(ligne).safeParse(lireTableau(texte, { columns: true, bom: true, skip_empty_lines: true, trim: true }))
  if (!lu.success) throw new Error(`contenu/${fichier} : ${z.prettifyError(lu.error)}`)
  return { lignes: lu.data, texte }
}

/** Une cellule « oui » ou « non » ; une cellule qui en dit plusieurs, séparées par une barre. */
export const ouiOuNon = z.enum(['oui', 'non']).transform((reponse) => reponse === 'oui')
export const enListe = z.string().transform((texte) =>
  texte
    .split('|')
    .map((element) => element.trim())
    .filter(Boolean),
)

/**
 * Les fiches d'un texte : chacune est un en-tête YAML entre deux lignes « --- », suivi de son corps. Un parcours en a
 * une par bloc ; une ressource, une seule. Le corps ne contient donc pas de ligne « --- ».
 */
export function lireFiches(texte: string): FicheDeContenu[] {
  const [avant = '', ...morceaux] = texte.replace(/\r\n?/g, '\n').split(/^---[ \t]*$/m)
  if (avant.trim() !== '' || morceaux.length % 2 !== 0) throw new Error('Un contenu commence par « --- », un en-tête, puis « --- ».')
  return morceaux.flatMap((morceau, rang) =>
    rang % 2 === 0 ? [{ entete: deplierTout(parse(morceau)), corps: deplier((morceaux[rang + 1] ?? '').trim()) }] : [],
  )
}

/**
 * Remet chaque paragraphe sur une ligne : dans nos fichiers il est replié à 120 signes, alors qu'à l'écran un retour est un
 * retour. Titres, listes, tableaux, citations et blocs de code gardent leurs lignes.
 */
export function deplier(markdown: string): string {
  const lignes: string[] = []
  let code = false
  for (const ligne of markdown.split('\n')) {
    const precedente = lignes.at(-1)
    const suite = !code && precedente !== undefined && seContinue(precedente) && prolonge(ligne)
    if (/^\s*(```|~~~)/.test(ligne)) code = !code
    if (suite) lignes[lignes.length - 1] = `${precedente.trimEnd()} ${ligne.trim()}`
    else lignes.push(ligne)
  }
  return lignes.join('\n')
}

// Un titre, un tableau, un code ne se continuent pas ; deux espaces ou une barre à la fin demandent un vrai retour.
const seContinue = (ligne: string) => ligne.trim() !== '' && !/^\s*(#|\||```|~~~)/.test(ligne) && !/( {2}|\\)$/.test(ligne)
const prolonge = (ligne: string) => ligne.trim() !== '' && !/^\s*(#|\||>|```|~~~|[-*+] |\d+[.)] |\[\^)/.test(ligne)

function deplierTout(valeur: unknown): unknown {
  if (typeof valeur === 'string') return deplier(valeur)
  if (Array.isArray(valeur)) return valeur.map(deplierTout)
  if (typeof valeur !== 'object' || valeur === null || valeur instanceof Date) return valeur
  return Object.fromEntries(Object.entries(valeur).map(([nom, v]) => [nom, deplierTout(v)]))
}
