import { depotDe } from '#fiche/depot.repository.ts'
import { indexerRessources } from '#ressource/document-ressource.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import type { Db } from '#socle/db.ts'
import { slugifier } from '#socle/texte.ts'
import { aDesRessourcesFictives, deleteRessourcesFictives, findDecor, listActeursFictifs } from './decor.repository.ts'
import { engendrerRessources } from './engendrer-ressources.ts'

/** Ajoute les ressources fictives, une fois ; `refaire` : les organisations ont changé, les ressources aussi. */
export async function assurerRessources(
  db: Db,
  { graine, jour, refaire }: { graine: number; jour: string; refaire: boolean },
): Promise<void> {
  if (!refaire && (await aDesRessourcesFictives(db))) return
  const decor = { ...(await findDecor(db)), acteurs: await listActeursFictifs(db) }
  const midi = Date.parse(`${jour}T12:00:00Z`)
  const ilYA = (jours: number) => new Date(midi - jours * 86_400_000)
  await db.transaction().execute(async (trx) => {
    await deleteRessourcesFictives(trx)
    const parRang: number[] = []
    for (const [rang, { publieeIlYA, verifieeIlYA, ...saisie }] of engendrerRessources(decor, { graine }).entries()) {
      const parente = rang % 17 === 16 ? (parRang[rang - 7] ?? null) : null
      const adaptation = parente === null ? '' : 'Refaite pour un bourg plus petit : moins de réunions, plus de repas.'
      const liees = [3, 8].flatMap((ecart) => parRang[rang - ecart] ?? [])
      const suivi = {
        slug: `${slugifier(saisie.titre).slice(0, 70)}-${rang + 1}`,
        etat: 'publiee',
        adaptee_de_id: parente,
        adaptation,
        // Des dates qui ne sont pas celles du chargement.
        publiee_le: ilYA(publieeIlYA),
        moissonnable_le: ilYA(publieeIlYA),
        verifiee_le: verifieeIlYA === null ? null : ilYA(verifieeIlYA),
      }
      const [id = 0] = await depotDe(sorteRessource).inserer(trx, [{ contenu: { ...saisie, lieeIds: liees }, suivi }])
      parRang[rang] = id
    }
    await indexerRessources(trx, parRang)
  })
}
