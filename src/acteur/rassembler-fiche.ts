import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import { lireRendus } from '#socle/rendu/garder-rendus.ts'
import { listContours } from '#territoire/contour.repository.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import type { Acteur } from './acteur.ts'
import { listProches, listSemblables } from './apercu.repository.ts'

/** Tout ce que montre la page d'une fiche. */
export type VueDeFiche = Awaited<ReturnType<typeof rassemblerFiche>>

const voisinesMontrees = 4

/** Lit ce qui entoure une fiche : ses lieux, leurs contours, ses voisines. */
export async function rassemblerFiche(db: Db, referentiel: Referentiel, fiche: Acteur) {
  const { communeId, departementId, territoireIds } = fiche
  const lieux = await findByIds(
    db,
    [communeId, departementId, ...territoireIds].filter((id) => id !== null),
  )
  const parId = new Map(lieux.map((lieu) => [lieu.id, lieu]))
  const pratiques = referentiel.parIds(fiche.termeIds, 'pratique').map(({ id }) => id)
  const dessines = territoireIds.length > 0 ? territoireIds.slice(0, 60) : [departementId].filter((id) => id !== null)
  const sansResume = fiche.resume === '' ? [{ genre: 'texte', texte: fiche.description } as const] : []
  const [textes, contours, presDIci, memesPratiques] = await Promise.all([
    lireRendus(db, [{ genre: 'court', texte: fiche.description }, ...sansResume]),
    listContours(db, dessines),
    fiche.point ? listProches(db, fiche.point, { sauf: fiche.id, limite: voisinesMontrees }) : [],
    pratiques.length > 0 ? listSemblables(db, pratiques, { sauf: fiche.id, limite: voisinesMontrees, point: fiche.point }) : [],
  ])
  return {
    fiche,
    /** Sa présentation, en HTML sûr. */
    presentation: textes[0]?.html ?? '',
    /** Ses premiers mots, sans mise en forme ; vide si elle a un résumé. */
    debut: textes[1]?.html.slice(0, 140) ?? '',
    referentiel,
    commune: communeId === null ? undefined : parId.get(communeId),
    departement: departementId === null ? undefined : parId.get(departementId),
    territoires: territoireIds.flatMap((id) => parId.get(id) ?? []),
    contours,
    presDIci,
    memesPratiques,
  }
}
