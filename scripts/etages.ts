import { readFileSync } from 'node:fs'

/** Les dossiers de src/ qu'aucune salle ne décrit, et la salle dont ils sont l'étage : ils sont de la même hauteur, ou juste dessous. */
const sousLaSalle: Record<string, string[]> = { interface: ['instruments'], fiche: ['champ'] }

/**
 * Les dossiers de src/, de l'étage le plus bas au plus haut : l'ordre des salles de src/salles.ts, lu dans son texte, que ce qui vérifie
 * et construit le site n'exécute pas.
 */
export const etages: string[] = lireEtages(readFileSync('src/salles.ts', 'utf8'))

function lireEtages(texte: string): string[] {
  const dossiers = new Map([...texte.matchAll(/import \{ salle as (\w+) \} from '\.\/(\w+)\//g)].map(([, nom, dossier]) => [nom, dossier]))
  const [, liste = ''] = /salles: readonly Salle\[\] = \[([^\]]+)\]/.exec(texte) ?? []
  const lus = [...liste.matchAll(/\w+/g)].map(([nom]) => {
    const dossier = dossiers.get(nom)
    if (dossier === undefined) throw new Error(`src/salles.ts liste « ${nom} » sans l'importer d'une salle.`)
    return dossier
  })
  if (lus.length === 0) throw new Error('src/salles.ts ne liste aucune salle.')
  return [...new Set(lus.flatMap((dossier) => [...(sousLaSalle[dossier] ?? []), dossier]))]
}
