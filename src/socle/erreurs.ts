/** Statuts HTTP qu'une erreur attendue peut porter. */
export type StatutErreur = 400 | 401 | 403 | 404 | 405 | 408 | 409 | 410 | 411 | 413 | 415 | 422 | 429 | 503

/** Une erreur attendue : la phrase est montrée telle quelle à la personne, elle dit quoi faire. */
export class ErreurMetier extends Error {
  readonly statut: StatutErreur
  constructor(statut: StatutErreur, phrase: string) {
    super(phrase)
    this.name = 'ErreurMetier'
    this.statut = statut
  }
}

/** La valeur, ou une erreur 404 si elle manque. */
export function trouve<T>(valeur: T | undefined | null, phrase = "Cette page n'existe pas, ou n'existe plus."): T {
  if (valeur === undefined || valeur === null) throw new ErreurMetier(404, phrase)
  return valeur
}
