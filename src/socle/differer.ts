import { diffArrays, diffWordsWithSpace } from 'diff'

export type Mot = { change: boolean; texte: string }
/** Une ligne gardée, ôtée ou ajoutée ; `mots` : ce qui change en elle, quand une autre ligne la remplace. */
export type Morceau = { etat: 'garde' | 'ote' | 'ajoute'; texte: string; mots?: Mot[] }
/** Un champ qui diffère entre deux contenus. */
export type Difference = { libelle: string; morceaux: Morceau[] }

// Au-delà, chercher le plus court chemin coûterait trop : tout est dit ôté puis ajouté.
const changementsMax = 1200

/** Ce qui reste, ce qui est ôté et ce qui est ajouté pour passer d'une suite de lignes à l'autre. */
export function differer(avant: string[], apres: string[]): Morceau[] {
  const suites = diffArrays(avant, apres, { maxEditLength: changementsMax })
  if (!suites) return toutRemplacer(avant, apres)
  return avecLesMots(suites.flatMap(({ value, added, removed }) => marquer(added ? 'ajoute' : removed ? 'ote' : 'garde', value)))
}

/** Sans rien comparer : toutes les lignes ôtées, puis toutes ajoutées. */
export const toutRemplacer = (avant: string[], apres: string[]): Morceau[] => [...marquer('ote', avant), ...marquer('ajoute', apres)]

export const memesLignes = (avant: string[], apres: string[]): boolean =>
  avant.length === apres.length && avant.every((ligne, rang) => ligne === apres[rang])

/** Les champs qui diffèrent, dans leur ordre : chacun est une suite de lignes. */
export function differerChamps(avant: Map<string, string[]>, apres: Map<string, string[]>): Difference[] {
  return [...new Set([...avant.keys(), ...apres.keys()])].flatMap((libelle) => {
    const morceaux = differer(avant.get(libelle) ?? [], apres.get(libelle) ?? [])
    return morceaux.every(({ etat }) => etat === 'garde') ? [] : [{ libelle, morceaux }]
  })
}

const marquer = (etat: Morceau['etat'], lignes: string[]): Morceau[] => lignes.map((texte) => ({ etat, texte }))

// Des lignes ôtées suivies d'autant de lignes ajoutées : chacune remplace l'autre, et l'on dit quels mots ont changé.
function avecLesMots(morceaux: Morceau[]): Morceau[] {
  for (let rang = 0; rang < morceaux.length; rang++) {
    if (morceaux[rang]?.etat !== 'ote') continue
    const fin = finDe(morceaux, rang, 'ote')
    const finAjouts = finDe(morceaux, fin, 'ajoute')
    for (let i = 0; i < Math.min(fin - rang, finAjouts - fin); i++) comparerMots(morceaux[rang + i], morceaux[fin + i])
    rang = Math.max(finAjouts, fin) - 1
  }
  return morceaux
}

function finDe(morceaux: Morceau[], debut: number, etat: Morceau['etat']): number {
  let fin = debut
  while (morceaux[fin]?.etat === etat) fin++
  return fin
}

function comparerMots(ote: Morceau | undefined, ajoute: Morceau | undefined): void {
  if (!ote || !ajoute) return
  const mots = diffWordsWithSpace(ote.texte, ajoute.texte, { maxEditLength: 400 })
  const commun = mots?.filter(({ added, removed }) => !added && !removed).reduce((somme, { value }) => somme + value.length, 0) ?? 0
  // Deux lignes qui n'ont pas la moitié en commun : marquer presque chaque mot n'apprendrait rien.
  if (!mots || commun * 2 < Math.max(ote.texte.length, ajoute.texte.length)) return
  ote.mots = mots.filter(({ added }) => !added).map(({ removed, value }) => ({ change: removed, texte: value }))
  ajoute.mots = mots.filter(({ removed }) => !removed).map(({ added, value }) => ({ change: added, texte: value }))
}
