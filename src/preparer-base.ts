import { salles } from './salles.ts'
import type { Db } from './socle/db.ts'
import { migrer } from './socle/migrations.ts'
import { analyserCeQuiManque } from './socle/statistiques.ts'

/** Met la base à jour : migrations, puis ce dont chaque salle ne peut se passer. Chaque étape ne fait que ce qui manque. */
export async function preparerBase(db: Db, dire: (phrase: string) => void = () => {}): Promise<void> {
  const migrations = await migrer(db)
  if (migrations.length > 0) dire(`Base mise à jour : ${migrations.join(', ')}.`)
  for (const { preparer } of salles) await preparer?.(db)
  await analyserCeQuiManque(db)
}

/** Charge ce dont le réseau part : chaque salle, dans l'ordre où elles se servent l'une de l'autre. */
export async function chargerContenuFondateur(db: Db, { demonstration = false } = {}): Promise<void> {
  for (const { fondateur } of salles) await fondateur?.(db, { demonstration })
  await analyserCeQuiManque(db)
}
