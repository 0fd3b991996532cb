/** Ce qu'une mesure a trouvé : une valeur par paire (ou par tour), et le seuil que la médiane doit tenir. */
export type Resultat = { nom: string; valeurs: number[]; unite?: string; seuil: number; sens: 'au moins' | 'au plus'; note?: string }

export type Mesure = { nom: string; faire: () => Promise<Resultat[]> }

export function mediane(valeurs: number[]): number {
  return quantile(valeurs, 0.5)
}

/** Le quantile d'une liste non vide, par interpolation linéaire ; 0.95 pour p95. */
export function quantile(valeurs: number[], q: number): number {
  const triees = valeurs.toSorted((a, b) => a - b)
  const rang = q * (triees.length - 1)
  const [bas, haut] = [triees[Math.floor(rang)] ?? Number.NaN, triees[Math.ceil(rang)] ?? Number.NaN]
  return bas + (haut - bas) * (rang - Math.floor(rang))
}

export function tenu({ valeurs, seuil, sens }: Resultat): boolean {
  return sens === 'au moins' ? mediane(valeurs) >= seuil : mediane(valeurs) <= seuil
}

/** « page gardée / serveur nu : 0,93 (0,90–0,95), au moins 0,8 → tenu » */
export function enPhrase(r: Resultat): string {
  const unite = r.unite ? ` ${r.unite}` : ''
  const etendue = r.valeurs.length > 1 ? ` (${ecrire(Math.min(...r.valeurs))}–${ecrire(Math.max(...r.valeurs))})` : ''
  const note = r.note ? ` [${r.note}]` : ''
  return `${r.nom} : ${ecrire(mediane(r.valeurs))}${unite}${etendue}, ${r.sens} ${ecrire(r.seuil)}${unite} → ${tenu(r) ? 'tenu' : 'NON TENU'}${note}`
}

/** Deux chiffres après la virgule sous 10, un sous 100, aucun au-delà. */
export function ecrire(valeur: number): string {
  const decimales = Math.abs(valeur) < 10 ? 2 : Math.abs(valeur) < 100 ? 1 : 0
  return valeur.toLocaleString('fr-FR', { maximumFractionDigits: decimales })
}

/** Cinq paires, A puis B puis B puis A : une dérive de la machine touche les deux côtés. Rend, pour chaque grandeur mesurée, les rapports A / B. */
export async function parPaires(a: () => Promise<number[]>, b: () => Promise<number[]>, paires = 5): Promise<number[][]> {
  const grandeurs = (await a()).length
  await b()
  const rapports: number[][] = Array.from({ length: grandeurs }, () => [])
  for (let i = 0; i < paires; i++) {
    const [premier, second] = i % 2 === 0 ? [a, b] : [b, a]
    const [un, deux] = [await premier(), await second()]
    const [deA, deB] = i % 2 === 0 ? [un, deux] : [deux, un]
    for (const [g, liste] of rapports.entries()) liste.push((deA[g] ?? Number.NaN) / (deB[g] ?? Number.NaN))
  }
  return rapports
}

/** La durée d'un appel, en millisecondes. */
export async function chronometrer(faire: () => Promise<unknown>): Promise<number> {
  const debut = performance.now()
  await faire()
  return performance.now() - debut
}

export function verifier(vrai: boolean, quoi: string): void {
  if (!vrai) throw new Error(`Mesure abandonnée : ${quoi}`)
}
