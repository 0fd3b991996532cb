import type { Liste, Referentiel } from '#referentiel/referentiel.ts'
import { valeursDe } from '#socle/echange/cellule.ts'
import { abreger, type Cellule, entreGuillemets, uneColonne } from './cellule.ts'

const possibles = (termes: Referentiel, liste: Liste, mot: string) =>
  `${majuscule(mot)}s possibles : ${termes
    .liste(liste, { retires: true })
    .map(({ code }) => code)
    .join(', ')}.`
const manque = (termes: Referentiel, liste: Liste, mot: string) => `Le ${mot} manque. ${possibles(termes, liste, mot)}`
const majuscule = (mot: string) => mot.charAt(0).toUpperCase() + mot.slice(1)

/** Un terme, toujours, par son code ; `mot` : son nom, « profil ». */
export const requisEnCellule = (nom: string, liste: Liste, mot: string): Cellule<number> => ({
  manque: (termes) => manque(termes, liste, mot),
  ...uneColonne<number>(nom, {
    ecrire: (id, { termes }) => termes.parId(id)?.code ?? '',
    lire: (texte, { termes, refuser }) => {
      const id = termes.trouver(liste, texte)?.id
      if (id === undefined)
        refuser(
          texte.trim() === ''
            ? manque(termes, liste, mot)
            : `${majuscule(mot)} inconnu : « ${abreger(texte)} ». ${possibles(termes, liste, mot)}`,
        )
      return id
    },
  }),
})

// Une colonne par liste : une liste absente du fichier garde ses termes.
export function termesEnCellules(parts: Record<string, { liste: Liste }>): Cellule<number[]> {
  const listes = Object.entries(parts).map(([nom, { liste }]) => [nom, liste] as const)
  const codes = (termes: Referentiel, ids: readonly number[], liste: Liste) =>
    ids.flatMap((id) => (termes.parId(id)?.liste === liste ? (termes.parId(id)?.code ?? []) : [])).sort()
  return {
    colonnes: Object.keys(parts),
    ecrire: (ids, { termes }) => Object.fromEntries(listes.map(([nom, liste]) => [nom, codes(termes, ids, liste)])),
    lecteur: () => ({
      lire: (cellules, { termes, dire }) => {
        const lues = listes.filter(([nom]) => cellules[nom] !== undefined)
        if (lues.length === 0) return undefined
        const dits = lues.flatMap(([nom, liste]) => {
          const lus = valeursDe(cellules[nom] ?? '').map((texte) => ({ texte, id: termes.trouver(liste, texte)?.id }))
          const inconnus = lus.flatMap(({ texte, id }) => (id === undefined ? [texte] : []))
          if (inconnus.length > 0) dire(`Colonne ${nom} : ${entreGuillemets(inconnus)} n'est pas au référentiel, ignoré.`)
          return lus.flatMap(({ id }) => id ?? [])
        })
        const gardes = (id: number) => !lues.some(([, liste]) => liste === termes.parId(id)?.liste)
        return (avant) => [...new Set([...avant.filter(gardes), ...dits])]
      },
    }),
  }
}
