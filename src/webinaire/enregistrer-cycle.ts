import { slugsLibres } from '#fiche/depot.repository.ts'
import type { Acte } from '#fiche/enregistrer.ts'
import type { Db } from '#socle/db.ts'
import { noterToutes } from '#socle/historique.ts'
import { slugifier } from '#socle/texte.ts'
import { insertCycle, updateCycle } from './cycle.repository.ts'
import type { Cycle, SaisieDeCycle } from './cycle.ts'

/** `id` : le cycle que l'on récrit ; `slug` : l'adresse souhaitée d'un nouveau, à défaut son titre. */
type Ordre = Acte & { id?: number | undefined; slug?: string }

/** Crée un cycle, ou le récrit ; et en garde une version. À appeler dans une transaction. */
export async function enregistrerCycle(trx: Db, saisie: SaisieDeCycle, { id, slug, ...acte }: Ordre): Promise<Cycle> {
  const libre = async () => (await slugsLibres(trx, { table: 'cycle', reserves: ['nouveau'] }, [slug ?? slugifier(saisie.titre)]))[0] ?? ''
  const cycle = id === undefined ? await insertCycle(trx, saisie, await libre()) : await updateCycle(trx, id, saisie)
  await noterToutes(trx, { salle: 'cycle', contenus: [cycle], ...acte })
  return cycle
}
