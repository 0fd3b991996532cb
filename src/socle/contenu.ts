import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'

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

/**
 * Les fiches d'un texte : chacune est un en-tête YAML entre deux lignes « --- », suivi de son corps. Un parcours en a
 * une par bloc ; une ressource, une seule. Le corps ne contient donc pas de ligne « --- ».
 */
export function lireFiches(texte: string): FicheDeContenu[] {
  const [avant = '', ...morceaux] = texte.replace(/\r\n?/g, '\n').split(/^---[ \t]*$/m)
  if (avant.trim() !== '' || morceaux.length % 2 !== 0) throw new Error('Un contenu commence par « --- », un en-tête, puis « --- ».')
  return morceaux.flatMap((morceau, rang) => (rang % 2 === 0 ? [{ entete: parse(morceau), corps: (morceaux[rang + 1] ?? '').trim() }] : []))
}
