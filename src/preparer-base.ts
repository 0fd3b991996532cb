import { chargerGlossaire } from './glossaire/charger-glossaire.ts'
import { chargerReferentielFondateur } from './referentiel/charger-referentiel.ts'
import type { Db } from './socle/db.ts'
import { migrer } from './socle/migrations.ts'
import { analyserCeQuiManque } from './socle/statistiques.ts'
import { assurerContours } from './territoire/calculer-contours.ts'
import { chargerTerritoires } from './territoire/charger-territoires.ts'

/** Met la base à jour : migrations, territoires, contours, contenu fondateur. Chaque étape ne fait que ce qui manque. */
export async function preparerBase(db: Db, dire: (phrase: string) => void = () => {}): Promise<void> {
  const migrations = await migrer(db)
  if (migrations.length > 0) dire(`Base mise à jour : ${migrations.join(', ')}.`)
  await chargerTerritoires(db)
  await assurerContours(db)
  await chargerReferentielFondateur(db)
  await chargerGlossaire(db)
  await analyserCeQuiManque(db)
}
