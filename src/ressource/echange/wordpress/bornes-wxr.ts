import { ErreurMetier } from '#socle/erreurs.ts'

// Un export ordinaire n'approche aucune de ces bornes : il a six niveaux, trois attributs, des textes de 50 000 signes.
const profondeurMax = 50
const attributsMax = 50
const contenusMax = 100_000

/** Signes gardés d'un élément du fichier ; au-delà, un texte ne serait pas repris de toute façon. */
export const signesMax = 2_000_000

/** Le temps laissé à la lecture, en millisecondes : 10 s, et 1 s par mébioctet ; il en faut quinze fois moins. */
const tempsPour = (octets: number): number => 10_000 + (octets / 1024 ** 2) * 1000

/** Refuse par une phrase un fichier qui emboîte, décrit ou contient trop. */
export function borner({ profondeur = 0, attributs = 0, contenus = 0 }): void {
  const pasOrdinaire = "ce n'est pas un export WordPress ordinaire."
  if (profondeur > profondeurMax) throw new ErreurMetier(422, `Ce fichier emboîte plus de ${profondeurMax} éléments : ${pasOrdinaire}`)
  if (attributs > attributsMax)
    throw new ErreurMetier(422, `Un élément de ce fichier a plus de ${attributsMax} attributs : ${pasOrdinaire}`)
  if (contenus > contenusMax) throw new ErreurMetier(413, 'Cet export a plus de 100 000 éléments : exportez le site par morceaux.')
}

/** Compte le temps passé à lire, et arrête une lecture que la taille du fichier n'explique pas. */
export function creerChronometre(maintenant: () => number = () => performance.now()) {
  let passe = 0
  let lus = 0
  return <T>(octets: number, faire: () => T): T => {
    const debut = maintenant()
    const rendu = faire()
    passe += maintenant() - debut
    lus += octets
    if (passe > tempsPour(lus))
      throw new ErreurMetier(422, 'Ce fichier est trop long à lire pour sa taille : exportez le site par morceaux, puis recommencez.')
    return rendu
  }
}
