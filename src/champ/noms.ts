import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { nomDistinct, nomEtCode } from '#territoire/territoire.ts'

/** Le nom d'une chose citée. `saisi` : ce qui, écrit dans un formulaire, la désigne elle seule. */
export type Nom = { nom: string; saisi: string }

/** Des choses que l'on cite par leur identifiant ; la salle qui les tient sait les nommer et les reconnaître. */
export type Source = {
  nom: string
  /** Les inconnues manquent. */
  nommer: (db: Db, ids: number[]) => Promise<Map<number, Nom>>
}
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
}

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
