import { createHash } from 'node:crypto'
import type { Db } from '#socle/db.ts'
import { findChargement, upsertChargement, verrouillerChargement } from './chargement.repository.ts'
import { insertMot, listMots, updateMot } from './glossaire.repository.ts'
import { type ContenuDuGlossaire, lireGlossaire } from './lire-glossaire.ts'
import { type ContenuDeMot, lecteurs } from './mot.ts'

/**
 * Charge le glossaire fondateur, une fois par version de son fichier. Un mot modifié ici depuis son chargement garde sa
 * forme, un mot retiré le reste, un mot ôté du fichier reste dans la base.
 */
export async function chargerGlossaire(db: Db, contenu: ContenuDuGlossaire = lireGlossaire()): Promise<void> {
  if ((await findChargement(db))?.empreinte === contenu.empreinte) return
  await db.transaction().execute(async (trx) => {
    await verrouillerChargement(trx)
    const precedent = (await findChargement(trx)) ?? { empreinte: '', mots: {} }
    if (precedent.empreinte === contenu.empreinte) return
    const charges: Record<string, string> = { ...precedent.mots }
    const presents = new Map((await listMots(trx)).map((mot) => [mot.code, mot]))
    for (const { code, ...mot } of contenu.mots) {
      const present = presents.get(code)
      if (present && empreinteDe(present) !== precedent.mots[code]) continue
      if (present) await updateMot(trx, present.id, mot)
      else await insertMot(trx, code, mot)
      charges[code] = empreinteDe(mot)
    }
    await upsertChargement(trx, { empreinte: contenu.empreinte, mots: charges })
  })
}

function empreinteDe({ terme, formes, definition, lectures, voir, estProposition, source }: ContenuDeMot): string {
  const lues = lecteurs.map((lecteur) => lectures[lecteur] ?? '')
  return createHash('sha256')
    .update(JSON.stringify([terme, formes, definition, lues, voir, estProposition, source]))
    .digest('hex')
    .slice(0, 16)
}
