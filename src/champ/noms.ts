import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import { findByIds, listParCodes } from '#territoire/territoire.repository.ts'
import { niveaux, nomDistinct, nomEtCode, type Territoire } from '#territoire/territoire.ts'

/** Le nom d'une chose citée. `saisi` : ce qui, écrit dans un formulaire, la désigne elle seule. */
export type Nom = { nom: string; saisi: string }

/** Des choses que l'on cite par leur identifiant ; la salle qui les tient sait les nommer et les reconnaître. */
export type Source = {
  nom: string
  /** Les inconnues manquent. */
  nommer: (db: Db, ids: number[]) => Promise<Map<number, Nom>>
  /** Le code de chacune dans un tableau ; celles que tous ne peuvent pas lire manquent. */
  coder?: (db: Db, ids: number[]) => Promise<Map<number, Code>>
  /** L'inverse : celles que ces codes désignent, et que tous peuvent lire. */
  decoder?: (db: Db, codes: string[]) => Promise<Map<string, number>>
}
/** Ce qui désigne une chose dans un tableau, et son nom. */
export type Code = { code: string; nom: string }
export type Citation = { source: Source; id: number }

/** Les noms de tout ce que des contenus citent. */
export type Noms = { referentiel: Referentiel; de: (source: Source, id: number) => Nom | undefined }

/** Les termes du référentiel ; un terme retiré reste lisible là où il est porté. */
export const sourceTerme: Source = {
  nom: 'terme',
  nommer: async (db, ids) => {
    const { parId } = await chargerReferentiel(db)
    return new Map(
      ids.flatMap((id) => {
        const terme = parId(id)
        return terme ? [[id, { nom: terme.libelle, saisi: terme.code }] as const] : []
      }),
    )
  },
}

export const sourceTerritoire: Source = {
  nom: 'territoire',
  nommer: async (db, ids) =>
    new Map((await findByIds(db, ids)).map((lieu) => [lieu.id, { nom: nomDistinct(lieu), saisi: nomEtCode(lieu) }])),
  coder: async (db, ids) => new Map((await lieuxDe(db, ids)).map(({ id, niveau, code, nom }) => [id, { code: `${niveau}:${code}`, nom }])),
  decoder: async (db, codes) => new Map((await lieuxCodes(db, codes)).map(({ id, niveau, code }) => [`${niveau}:${code}`, id])),
}

const lieuxDe = async (db: Db, ids: number[]): Promise<Territoire[]> =>
  (await Promise.all(parTranches(ids).map((tranche) => findByIds(db, tranche)))).flat()

/** Les territoires que désignent ces codes : « commune:63113 ». */
export async function lieuxCodes(db: Db, codes: readonly string[]): Promise<Territoire[]> {
  const lus = niveaux.flatMap((niveau) => {
    const siens = codes.filter((code) => code.startsWith(`${niveau}:`)).map((code) => code.slice(niveau.length + 1))
    return parTranches(siens).map((tranche) => listParCodes(db, tranche, [niveau]))
  })
  return (await Promise.all(lus)).flat()
}

const parTranches = <T>(valeurs: T[]): T[][] =>
  Array.from({ length: Math.ceil(valeurs.length / 1000) }, (_, i) => valeurs.slice(i * 1000, (i + 1) * 1000))

/** Nomme ce qui est cité, une requête par source. */
export async function nommer(db: Db, citations: Citation[]): Promise<Noms> {
  const sources = [...new Set(citations.map(({ source }) => source))]
  const [referentiel, ...nommes] = await Promise.all([
    chargerReferentiel(db),
    ...sources.map(async (source) => {
      const ids = [...new Set(citations.flatMap((citation) => (citation.source === source ? [citation.id] : [])))]
      return [source, await source.nommer(db, ids)] as const
    }),
  ])
  const connus = new Map(nommes)
  return { referentiel, de: (source, id) => connus.get(source)?.get(id) }
}

/** Les termes, et le code de ce qui est cité. Ce que tous ne peuvent pas lire n'en a pas. */
export type Codes = { termes: Referentiel; de: (source: Source, id: number) => Code | undefined }

/** Les codes de ce qui est cité, une requête par source. */
export async function coder(db: Db, termes: Referentiel, citations: readonly Citation[]): Promise<Codes> {
  const parSource = new Map<Source, Set<number>>()
  for (const { source, id } of citations) parSource.set(source, (parSource.get(source) ?? new Set()).add(id))
  const codes = new Map<Source, Map<number, Code>>()
  for (const [source, ids] of parSource) if (source.coder) codes.set(source, await source.coder(db, [...ids]))
  return { termes, de: (source, id) => codes.get(source)?.get(id) }
}
