import { menerDUnTrait } from '#fiche/tableau/import/lot/preparer.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { preparerWordpress } from './preparer-wordpress.ts'
import { reprenables } from './wordpress/analyse.ts'
import { analyser } from './wordpress/analyser.ts'
import { choixProposes } from './wordpress/deviner.ts'

/** Reprend un export WordPress d'un trait, en brouillons, chaque rubrique allant là où son nom la mène. */
export async function importerWordpress(db: Db, octets: Uint8Array, { simuler }: { simuler: boolean }) {
  async function* lire() {
    yield* morceler(octets)
  }
  const [analyse, referentiel] = [await analyser(lire()), await chargerReferentiel(db)]
  const termes = choixProposes(analyse, referentiel)
  const types = reprenables(analyse).flatMap(({ type }) => (type === 'post' || type === 'page' ? [type] : []))
  const typeId = referentiel.parCode('medoc', 'methode')?.id ?? 0
  const choix = { termes, types, brouillons: true, typeId, maturiteId: null, licence: 'droits-reserves' as const }
  return menerDUnTrait(db, await preparerWordpress(db, lire, { auteurId: null, simuler, analyse, choix }))
}

function* morceler(octets: Uint8Array): Generator<Uint8Array> {
  for (let i = 0; i < octets.length; i += 65_536) yield octets.subarray(i, i + 65_536)
}
