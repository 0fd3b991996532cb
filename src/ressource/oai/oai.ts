/** Les erreurs du protocole (OAI-PMH 2.0, § 3.6) ; rendues avec le statut 200, dans la réponse. */
type CodeDErreur = 'badArgument' | 'badResumptionToken' | 'badVerb' | 'cannotDisseminateFormat' | 'idDoesNotExist' | 'noRecordsMatch'

export class ErreurOai extends Error {
  readonly code: CodeDErreur
  constructor(code: CodeDErreur, phrase: string) {
    super(phrase)
    this.code = code
  }
}

/** Un morceau de réponse, tel que l'écrit xmlbuilder2 : « @nom » pour un attribut, « # » pour un texte. */
export type Noeud = { [nom: string]: Noeud | Noeud[] | string | string[] }

export const espace = 'http://www.openarchives.org/OAI/2.0/'

/** La date à la seconde, en temps universel, que demande le protocole. */
export function horodatage(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}

/**
 * Lit une date du protocole : un jour ou une seconde, en temps universel. `fin` : la borne de fin comprend tout le jour,
 * ou toute la seconde ; on rend alors l'instant juste après.
 */
export function lireDate(texte: string, { fin = false } = {}): { date: Date; jour: boolean } {
  const jour = /^\d{4}-\d{2}-\d{2}$/.test(texte)
  if (!jour && !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(texte)) {
    throw new ErreurOai('badArgument', `« ${texte} » n'est pas une date : AAAA-MM-JJ ou AAAA-MM-JJThh:mm:ssZ.`)
  }
  const date = new Date(jour ? `${texte}T00:00:00Z` : texte)
  const lue = Number.isNaN(date.getTime()) ? '' : date.toISOString()
  if (!lue.startsWith(texte.slice(0, 10))) throw new ErreurOai('badArgument', `« ${texte} » n'existe pas dans le calendrier.`)
  return { date: fin ? new Date(date.getTime() + (jour ? 86_400_000 : 1000)) : date, jour }
}
