export type Morceau = { etat: 'garde' | 'ote' | 'ajoute'; texte: string }

// Au-delà, chercher la plus longue suite commune coûterait trop : tout est dit ôté puis ajouté.
const lignesMax = 600

/** Ce qui reste, ce qui est ôté et ce qui est ajouté pour passer d'une suite de lignes à l'autre (plus longue suite commune). */
export function differer(avant: string[], apres: string[]): Morceau[] {
  if (avant.length > lignesMax || apres.length > lignesMax) return [...marquer('ote', avant), ...marquer('ajoute', apres)]
  const longueur = suitesCommunes(avant, apres)
  const morceaux: Morceau[] = []
  let [i, j] = [0, 0]
  while (i < avant.length || j < apres.length) {
    const [a, b] = [avant[i], apres[j]]
    if (a !== undefined && a === b) {
      morceaux.push({ etat: 'garde', texte: a })
      i++
      j++
    } else if (a !== undefined && (b === undefined || (longueur[i + 1]?.[j] ?? 0) >= (longueur[i]?.[j + 1] ?? 0))) {
      morceaux.push({ etat: 'ote', texte: a })
      i++
    } else if (b !== undefined) {
      morceaux.push({ etat: 'ajoute', texte: b })
      j++
    }
  }
  return morceaux
}

const marquer = (etat: Morceau['etat'], lignes: string[]): Morceau[] => lignes.map((texte) => ({ etat, texte }))

// longueur[i][j] : la plus longue suite commune à ce qui suit la ligne i d'un côté et j de l'autre.
function suitesCommunes(avant: string[], apres: string[]): number[][] {
  const longueur = Array.from({ length: avant.length + 1 }, () => new Array<number>(apres.length + 1).fill(0))
  for (let i = avant.length - 1; i >= 0; i--) {
    const [ici, dessous] = [longueur[i] ?? [], longueur[i + 1] ?? []]
    for (let j = apres.length - 1; j >= 0; j--) {
      ici[j] = avant[i] === apres[j] ? (dessous[j + 1] ?? 0) + 1 : Math.max(dessous[j] ?? 0, ici[j + 1] ?? 0)
    }
  }
  return longueur
}
