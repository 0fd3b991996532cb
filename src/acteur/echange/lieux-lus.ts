import type { Db } from '#socle/db.ts'
import { resoudreTerritoire } from '#territoire/resoudre-territoire.ts'
import { listParCodes } from '#territoire/territoire.repository.ts'
import { type Niveau, niveaux, type Territoire } from '#territoire/territoire.ts'
import type { LieuxLus } from './lire-ligne.ts'

export type LieuxTrouves = { commune?: Territoire | null; departement?: Territoire | null; territoires?: number[]; messages: string[] }

/** Trouve les territoires que nomment les lignes ; garde ce qui a été cherché, car les mêmes reviennent. */
export class Lieux {
  readonly #db: Db
  readonly #parCode = new Map<string, Territoire | null>()
  readonly #parNom = new Map<string, Territoire | null>()

  constructor(db: Db) {
    this.#db = db
  }

  /** Cherche d'un coup les codes de toutes ces lignes. */
  async preparer(lieux: LieuxLus[]): Promise<void> {
    const cles = [...new Set(lieux.flatMap(clesDe))].filter((cle) => !this.#parCode.has(cle))
    for (const niveau of niveaux) {
      const codes = cles.filter((cle) => cle.startsWith(`${niveau}:`)).map((cle) => cle.slice(niveau.length + 1))
      for (let i = 0; i < codes.length; i += 1000) await this.#chercher(niveau, codes.slice(i, i + 1000))
    }
  }

  async #chercher(niveau: Niveau, codes: string[]): Promise<void> {
    for (const code of codes) this.#parCode.set(`${niveau}:${code}`, null)
    for (const t of await listParCodes(this.#db, codes, [niveau])) this.#parCode.set(`${niveau}:${t.code}`, t)
  }

  async trouver({ commune: code, communeNom, departement, territoires }: LieuxLus): Promise<LieuxTrouves> {
    const messages: string[] = []
    const resultat: LieuxTrouves = { messages }
    if (code !== undefined) {
      resultat.commune = await this.#commune(code, communeNom ?? '')
      if (resultat.commune === null && (code || communeNom))
        messages.push(
          `Commune inconnue : « ${[code, communeNom]
            .filter((t) => t)
            .join(' ')
            .slice(0, 80)} ».`,
        )
    }
    if (departement !== undefined) {
      resultat.departement = this.#parCode.get(`departement:${departement}`) ?? null
      if (departement && !resultat.departement) messages.push(`Département inconnu : « ${departement.slice(0, 40)} ».`)
    }
    if (territoires !== undefined) {
      const lus = territoires.map((cle) => ({ cle, id: this.#parCode.get(cle)?.id }))
      resultat.territoires = lus.flatMap(({ id }) => id ?? [])
      const inconnus = lus.filter(({ id }) => id === undefined).map(({ cle }) => `« ${cle.slice(0, 40)} »`)
      if (inconnus.length > 0) messages.push(`Territoires inconnus, ignorés : ${inconnus.join(', ')} (forme attendue : epci:246300701).`)
    }
    return resultat
  }

  // Le code d'abord ; s'il ne dit rien (commune fusionnée, arrondissement inconnu), le nom.
  async #commune(code: string, nom: string): Promise<Territoire | null> {
    const parCode = this.#parCode.get(`commune:${sansArrondissement(code)}`)
    if (parCode && parCode.nature !== 'supprimee') return parCode
    const texte = nom || (/^\d|^2[AB]/.test(code) ? '' : code)
    if (texte === '') return parCode ?? null
    const cle = `${texte} ${code.slice(0, 2)}`
    if (!this.#parNom.has(cle)) this.#parNom.set(cle, await this.#parLeNom(texte, code))
    return this.#parNom.get(cle) ?? parCode ?? null
  }

  async #parLeNom(texte: string, code: string): Promise<Territoire | null> {
    const resolution = await resoudreTerritoire(this.#db, texte, { niveaux: ['commune'] })
    if (resolution.genre === 'trouve') return resolution.territoire
    // Des homonymes : celui du même département, s'il est seul.
    const memes =
      resolution.genre === 'choix' && /^\d{5}$|^2[AB]\d{3}$/.test(code)
        ? resolution.choix.filter((t) => t.code.slice(0, 2) === code.slice(0, 2))
        : []
    return memes.length === 1 ? (memes[0] ?? null) : null
  }
}

function clesDe({ commune, departement, territoires = [] }: LieuxLus): string[] {
  return [
    ...(commune ? [`commune:${sansArrondissement(commune)}`] : []),
    ...(departement ? [`departement:${departement}`] : []),
    ...territoires,
  ]
}

// Paris, Lyon et Marseille : l'arrondissement a son code Insee, la fiche est placée à la commune.
function sansArrondissement(code: string): string {
  if (/^751(0[1-9]|1\d|20)$/.test(code)) return '75056'
  if (/^6938[1-9]$/.test(code)) return '69123'
  return /^132(0[1-9]|1[0-6])$/.test(code) ? '13055' : code
}
