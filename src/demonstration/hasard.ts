/** Un tirage qui, pour la même graine, donne toujours la même suite. */
export type Hasard = ReturnType<typeof creerHasard>

/** Générateur mulberry32 : 32 bits d'état, bien assez pour un décor. */
export function creerHasard(graine: number) {
  let etat = graine >>> 0
  /** Dans [0, 1[. */
  const reel = () => {
    etat = (etat + 0x6d2b79f5) >>> 0
    let t = Math.imul(etat ^ (etat >>> 15), etat | 1)
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  /** Dans [0, n[. */
  const entier = (n: number) => Math.floor(reel() * n)
  const choisir = <T>(liste: readonly T[]): T => {
    const valeur = liste[entier(liste.length)]
    if (valeur === undefined) throw new Error('Rien à tirer : la liste est vide.')
    return valeur
  }
  /** `n` valeurs distinctes au plus. */
  const plusieurs = <T>(liste: readonly T[], n: number) => [
    ...new Set(Array.from({ length: Math.min(n, liste.length) }, () => choisir(liste))),
  ]
  return { reel, entier, chance: (probabilite: number) => reel() < probabilite, choisir, plusieurs }
}
