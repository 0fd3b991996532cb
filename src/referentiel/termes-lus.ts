import { normaliserEntete } from '#socle/echange/tableau.ts'

export type TermeConnu = { id: number; liste: string; code: string; libelle: string }

/** Le référentiel tel que l'import le consulte : par code, ou par libellé (accents et casse ignorés). */
export class Termes {
  readonly #parCode = new Map<string, TermeConnu>()
  readonly #parLibelle = new Map<string, TermeConnu>()
  readonly #parId = new Map<number, TermeConnu>()

  constructor(termes: TermeConnu[]) {
    for (const terme of termes) {
      this.#parId.set(terme.id, terme)
      this.#parCode.set(`${terme.liste} ${terme.code}`, terme)
      this.#parLibelle.set(`${terme.liste} ${normaliserEntete(terme.libelle)}`, terme)
    }
  }

  trouver(liste: string, texte: string): number | undefined {
    const terme = this.#parCode.get(`${liste} ${texte.trim()}`) ?? this.#parLibelle.get(`${liste} ${normaliserEntete(texte)}`)
    return terme?.id
  }

  parId(id: number): TermeConnu | undefined {
    return this.#parId.get(id)
  }

  /** Les codes d'une liste, pour dire lesquels sont possibles. */
  codes(liste: string): string[] {
    return [...this.#parId.values()].filter((terme) => terme.liste === liste).map(({ code }) => code)
  }
}
