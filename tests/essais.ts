import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { salles } from '#salles.ts'
import type { Essais } from '#socle/essais.ts'

const fichiers = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((nom) => nom.endsWith('.essais.ts'))
const deLaSalle = (nom: string) => fichiers.filter((fichier) => new RegExp(`^(devant/)?${nom}/`).test(fichier)).toSorted()

/** Ce que chaque salle donne à essayer, dans l'ordre des salles. */
export const essais: readonly Essais[] = await Promise.all(
  salles
    .flatMap(({ nom }) => deLaSalle(nom))
    .map(async (fichier): Promise<Essais> => (await import(pathToFileURL(path.resolve('src', fichier)).href)).essais),
)

/** Toutes les routes du site. Une route nouvelle sans ligne, ou une ligne sans route, fait échouer les tests. */
export const droits = Object.fromEntries(essais.flatMap(({ droits }) => Object.entries(droits)))

/** Ce que voit une visiteuse, sans compte. */
export const pagesPubliques = essais.flatMap(({ pages }) => pages?.publiques ?? [])

/** Les formulaires renvoyés avec leurs erreurs. */
export const pagesEnErreur = essais.flatMap(({ pages }) => pages?.enErreur ?? [])

/** Ce que voient les membres, l'animation, l'administration. */
export const pagesConnectees = essais.flatMap(({ pages }) => pages?.connectees ?? [])

export const toutesLesPages = [...pagesPubliques, ...pagesEnErreur, ...pagesConnectees]
