import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Un fichier trop long se divise, trop court se réunit à qui s'en sert. Refuse : plus de 250 lignes sans une ligne « // Long : »
 * qui dit pourquoi ; moins de 20 lignes pour un seul importateur ; une médiane de 80 lignes ou plus.
 */
const [tropLong, tropCourt, medianeMax] = [250, 20, 80]

// Écrit depuis la base.
const engendre = 'src/socle/db.types.ts'

const textes = new Map(
  ['src', 'scripts', 'e2e', 'bench', 'tests']
    .flatMap(lister)
    .filter((nom) => nom !== engendre)
    .map((nom) => [nom, readFileSync(nom, 'utf8')]),
)
const longueurs = [...textes].map(([nom, texte]) => ({ nom, texte, lignes: texte.trimEnd().split('\n').length }))
const importateurs = compterImportateurs()

const mediane = longueurs.map(({ lignes }) => lignes).sort((a, b) => a - b)[Math.floor(longueurs.length / 2)] ?? 0
const refus = [
  ...longueurs
    .filter(({ texte, lignes }) => lignes > tropLong && !/^(\/\/|\/\*) Long : ./m.test(texte))
    .map(({ nom, lignes }) => `${nom} : ${lignes} lignes, ${tropLong} au plus sans une raison (« // Long : … »)`),
  ...longueurs
    .filter(({ nom, lignes }) => lignes < tropCourt && seReunit(nom) && importateurs.get(nom) === 1)
    .map(({ nom, lignes }) => `${nom} : ${lignes} lignes pour un seul importateur, à réunir avec lui`),
  ...(mediane < medianeMax ? [] : [`médiane ${mediane} lignes, moins de ${medianeMax} attendues`]),
]
for (const phrase of refus) console.error(phrase)
console.log(`${longueurs.length} fichiers, médiane ${mediane} lignes`)
process.exitCode = refus.length > 0 ? 1 : 0

// Ce qui se lit de lui-même reste à part : la table des matières d'une salle, ses fonctions liées, ses essais, ce qui se charge seul.
function seReunit(nom: string): boolean {
  const aPart = /\.(salle|depot|test|factory|essais|island|ouvrage|d)\.tsx?$/.test(nom) || nom.endsWith('.css')
  return nom.startsWith('src') && !aPart
}

function compterImportateurs(): Map<string, number> {
  const compte = new Map<string, number>()
  for (const [nom, texte] of textes) {
    const cites = [...texte.matchAll(/(?:from|import)[\s(]*'([#.][^']+)'/g)].map(([, cite = '']) =>
      cite.startsWith('#') ? path.join('src', cite.slice(1)) : path.join(path.dirname(nom), cite),
    )
    for (const cite of new Set(cites)) compte.set(cite, (compte.get(cite) ?? 0) + 1)
  }
  return compte
}

function lister(dossier: string): string[] {
  try {
    return readdirSync(dossier, { recursive: true, encoding: 'utf8' })
      .filter((nom) => /\.(ts|tsx|css)$/.test(nom))
      .map((nom) => path.join(dossier, nom))
  } catch {
    return []
  }
}
