import { readFileSync } from 'node:fs'
import path from 'node:path'
import { chargerUneFois } from '#socle/charger-une-fois.ts'
import type { Db } from '#socle/db.ts'
import { enLots } from '#socle/echange/par-lots.ts'
import { tableauActeurs } from './echange/acteur.tableau.ts'

/**
 * Charge les organisations citées dans le webinaire, une fois par version du fichier. Une fiche que quelqu'un tient ou
 * a modifiée depuis n'est pas touchée ; une fiche archivée le reste.
 */
export async function chargerActeursFondateurs(
  db: Db,
  contenu = readFileSync(path.resolve('contenu/acteurs-fondateurs.csv')),
): Promise<void> {
  await chargerUneFois(db, 'acteurs-fondateurs', contenu, async (trx) => {
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
  })
}
