import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Db } from '#socle/db.ts'
import { enLots } from '#socle/echange/par-lots.ts'
import { chargerUneFois } from '#territoire/charger-une-fois.ts'
import { preparerImport } from './echange/importer-acteurs.ts'
import { importerLot } from './echange/importer-lot.ts'

/**
 * Charge les organisations citées dans le webinaire, une fois par version du fichier. Une fiche que quelqu'un tient ou
 * a modifiée depuis n'est pas touchée ; une fiche archivée le reste.
 */
export async function chargerActeursFondateurs(
  db: Db,
  contenu = readFileSync(path.resolve('contenu/acteurs-fondateurs.csv')),
): Promise<void> {
  await chargerUneFois(db, 'acteurs-fondateurs', contenu, async (trx) => {
    const { compris, contexte } = await preparerImport(trx, contenu, {
      nomFichier: 'acteurs-fondateurs.csv',
      motif: 'contenu fondateur',
      menager: true,
    })
    for await (const { lues } of enLots(compris.lignes())) {
      const refusee = (await importerLot(trx, lues, contexte)).find(({ issue }) => issue === 'refusee')
      if (refusee) throw new Error(`contenu/acteurs-fondateurs.csv, ligne ${refusee.ligne} : ${refusee.messages.join(' ')}`)
    }
  })
}
