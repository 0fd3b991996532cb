import { createHash } from 'node:crypto'
import type { Db } from '#socle/db.ts'
import {
  findChargement,
  listTermesFondateurs,
  upsertChargement,
  upsertTermeFondateur,
  verrouillerChargement,
} from './chargement.repository.ts'
import { type Contenu, lireContenu, type TermeFondateur } from './lire-contenu.ts'
import { descriptions, type Liste, listes } from './referentiel.ts'

/**
 * Charge les listes fondatrices, une fois par version du contenu. Un terme que l'administration a modifié ou déplacé
 * depuis son chargement garde sa forme ; un terme ôté du contenu reste dans la base.
 */
export async function chargerReferentielFondateur(db: Db, contenu: Contenu = lireContenu()): Promise<void> {
  if ((await findChargement(db))?.empreinte === contenu.empreinte) return
  await db.transaction().execute(async (trx) => {
    await verrouillerChargement(trx)
    const precedent = (await findChargement(trx)) ?? { empreinte: '', termes: {} }
    if (precedent.empreinte === contenu.empreinte) return
    const charges: Record<string, string> = { ...precedent.termes }
    for (const liste of parentsDAbord()) {
      const presents = new Map((await listTermesFondateurs(trx, liste)).map((terme) => [terme.code, empreinteDe(terme)]))
      for (const terme of contenu.termes.filter((t) => t.liste === liste)) {
        const cle = `${liste}/${terme.code}`
        if (presents.has(terme.code) && presents.get(terme.code) !== precedent.termes[cle]) continue
        await upsertTermeFondateur(trx, terme, descriptions[liste].parent)
        charges[cle] = empreinteDe(terme)
      }
    }
    await upsertChargement(trx, { empreinte: contenu.empreinte, termes: charges })
  })
}

function parentsDAbord(): Liste[] {
  return [...listes].sort((a, b) => Number(descriptions[a].parent !== undefined) - Number(descriptions[b].parent !== undefined))
}

function empreinteDe(terme: TermeFondateur): string {
  const { libelle, pluriel, definition, parent, ordre, estProposition, source } = terme
  return createHash('sha256')
    .update(JSON.stringify([libelle, pluriel, definition, parent, ordre, estProposition, source]))
    .digest('hex')
    .slice(0, 16)
}
