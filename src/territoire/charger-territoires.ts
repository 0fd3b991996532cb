import { createHash } from 'node:crypto'
import type { Db } from '#socle/db.ts'
import { analyser } from '#socle/statistiques.ts'
import { findChargement, markSupprimes, upsertChargement, upsertTerritoires, verrouillerChargement } from './chargement.repository.ts'
import { composerTerritoires } from './composer-territoires.ts'
import { lireDecoupage, sourceDuDecoupage } from './lire-decoupage.ts'
import { lireLieuxSitues, sourceDesPoints } from './lire-points.ts'
import { rapprocherPoints } from './rapprocher-points.ts'

// À augmenter quand la composition change, pour que les bases déjà chargées la reprennent.
const composition = 1

/**
 * Charge tous les territoires officiels depuis les paquets npm, une fois par version de ces paquets. Relancée, elle ne
 * fait rien ; après une mise à jour des paquets, elle met les territoires à jour sans changer leurs identifiants.
 */
export async function chargerTerritoires(db: Db): Promise<void> {
  const source = `${sourceDuDecoupage()} ; ${sourceDesPoints()}`
  const empreinte = createHash('sha256').update(`${composition} ${source}`).digest('hex')
  if ((await findChargement(db, 'territoires')) === empreinte) return
  const decoupage = lireDecoupage()
  const points = rapprocherPoints(decoupage.communes, decoupage.anciennes, lireLieuxSitues())
  const territoires = composerTerritoires(decoupage, points)
  await db.transaction().execute(async (tx) => {
    await verrouillerChargement(tx, 'territoires')
    if ((await findChargement(tx, 'territoires')) === empreinte) return
    for (const niveau of ['region', 'departement', 'epci', 'commune'] as const) {
      const duNiveau = territoires.filter((t) => t.niveau === niveau)
      await upsertTerritoires(tx, duNiveau, source)
      await markSupprimes(
        tx,
        niveau,
        duNiveau.map((t) => t.code),
      )
    }
    await upsertChargement(tx, 'territoires', empreinte)
  })
  await analyser(db, ['territoire'])
}
