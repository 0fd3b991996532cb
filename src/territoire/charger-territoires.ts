import { readFileSync } from 'node:fs'
import { chargerUneFois } from '#socle/charger-une-fois.ts'
import type { Db } from '#socle/db.ts'
import { analyser } from '#socle/statistiques.ts'
import { markSupprimes, upsertTerritoires } from './chargement.repository.ts'
import { replaceIndicatifs } from './contour.repository.ts'
import {
  fichierDesContours,
  fichierDesTerritoires,
  lireContoursPrepares,
  lireEnTeteDesTerritoires,
  lireLotsDeTerritoires,
  type TerritoireAEcrire,
} from './donnees-preparees.ts'

/**
 * Charge les territoires officiels préparés dans `contenu/territoires`, une fois par version de ce fichier. Relancée, elle ne
 * fait rien ; quand le fichier a changé, elle met les territoires à jour sans changer leurs identifiants.
 */
export async function chargerTerritoires(db: Db): Promise<void> {
  await charger(db, 'territoires', fichierDesTerritoires, async (tx) => {
    const { source } = lireEnTeteDesTerritoires()
    const codes = new Map<TerritoireAEcrire['niveau'], string[]>()
    for (const lot of lireLotsDeTerritoires()) {
      await upsertTerritoires(tx, lot, source)
      const [premier] = lot
      if (premier) codes.set(premier.niveau, [...(codes.get(premier.niveau) ?? []), ...lot.map((t) => t.code)])
    }
    for (const [niveau, connus] of codes) await markSupprimes(tx, niveau, connus)
  })
}

/**
 * Donne aux EPCI, départements et régions leur contour indicatif préparé, là où aucun contour officiel n'est importé. Les
 * communes n'en reçoivent pas : un quart seulement sont situées, leur cellule couvrirait aussi leurs voisines ; leur page montre
 * le contour de leur EPCI et leur point.
 */
export async function chargerContours(db: Db): Promise<void> {
  await charger(db, 'contours', fichierDesContours, async (tx) => {
    const { source, contours } = lireContoursPrepares()
    await replaceIndicatifs(tx, contours, source)
  })
}

/** De même ; ce qui vient d'être chargé se compte aussitôt, pour que les requêtes se préparent bien. */
async function charger(db: Db, cle: 'territoires' | 'contours', fichier: string, ecrire: (tx: Db) => Promise<void>): Promise<void> {
  const table = cle === 'territoires' ? 'territoire' : 'contour'
  if (await chargerUneFois(db, cle, readFileSync(fichier), ecrire)) await analyser(db, [table])
}
