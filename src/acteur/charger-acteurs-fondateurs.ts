import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Db } from '#socle/db.ts'
import { enLots } from '#socle/echange/par-lots.ts'
import { findChargement, upsertChargement, verrouillerChargement } from '#territoire/chargement.repository.ts'
import { tableauActeurs } from './echange/acteur.tableau.ts'

const cle = 'acteurs-fondateurs'

/**
 * Charge les organisations citées dans le webinaire, une fois par version du fichier. Une fiche que quelqu'un tient ou
 * a modifiée depuis n'est pas touchée ; une fiche archivée le reste.
 */
export async function chargerActeursFondateurs(
  db: Db,
  contenu = readFileSync(path.resolve('contenu/acteurs-fondateurs.csv')),
): Promise<void> {
  const empreinte = createHash('sha256').update(contenu).digest('hex')
  if ((await findChargement(db, cle)) === empreinte) return
  await db.transaction().execute(async (trx) => {
    await verrouillerChargement(trx, cle)
    if ((await findChargement(trx, cle)) === empreinte) return
    const { lignes, importerLot } = await tableauActeurs.preparer(trx, contenu, {
      nomFichier: 'acteurs-fondateurs.csv',
      motif: 'contenu fondateur',
      menager: true,
      nouvelles: 'publiee',
    })
    for await (const { lues } of enLots(lignes())) {
      const refusee = (await importerLot(trx, lues)).find(({ issue }) => issue === 'refusee')
      if (refusee) throw new Error(`contenu/acteurs-fondateurs.csv, ligne ${refusee.ligne} : ${refusee.messages.join(' ')}`)
    }
    await upsertChargement(trx, cle, empreinte)
  })
}
