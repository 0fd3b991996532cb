import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Refuse tout fichier de plus de 200 lignes, vides et commentaires compris ; dit la médiane. */
const exceptions = new Map([['src/socle/db.types.ts', 'engendré depuis la base']])
const max = 200

const fichiers = ['src', 'scripts', 'e2e', 'bench', 'tests'].flatMap(lister)
const longueurs = fichiers.map((nom) => ({ nom, lignes: compter(nom) }))
const trop = longueurs.filter(({ nom, lignes }) => lignes > max && !exceptions.has(nom))
for (const { nom, lignes } of trop) console.error(`${nom} : ${lignes} lignes, ${max} au plus`)
const triees = longueurs.map(({ lignes }) => lignes).sort((a, b) => a - b)
console.log(`${fichiers.length} fichiers, médiane ${triees[Math.floor(triees.length / 2)]} lignes`)
process.exitCode = trop.length > 0 ? 1 : 0

function lister(dossier: string): string[] {
  try {
    return readdirSync(dossier, { recursive: true, encoding: 'utf8' })
      .filter((nom) => /\.(ts|tsx|css)$/.test(nom))
      .map((nom) => path.join(dossier, nom))
  } catch {
    return []
  }
}

function compter(nom: string): number {
  return readFileSync(nom, 'utf8').trimEnd().split('\n').length
}
