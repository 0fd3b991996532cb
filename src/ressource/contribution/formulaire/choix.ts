import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Terme } from '#referentiel/referentiel.ts'
import type { SaisieDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'

/** Les listes du référentiel qu'une ressource porte. */
type ListeDeLaRessource = 'medoc' | 'maturite' | 'thematique' | 'pratique' | 'profil' | 'odd' | 'cible'
export type Choix = Record<ListeDeLaRessource, Terme[]>

/** Les choix offerts ; ceux que la ressource porte déjà y sont, même retirés depuis du référentiel. */
export async function lireChoix(db: Db, ressource?: SaisieDeRessource): Promise<Choix> {
  const referentiel = await chargerReferentiel(db)
  const portes = new Set(ressource ? [...ressource.termeIds, ressource.typeId, ressource.maturiteId] : [])
  const de = (liste: ListeDeLaRessource) =>
    referentiel.liste(liste, { retires: true }).filter(({ id, retireLe }) => retireLe === null || portes.has(id))
  return {
    medoc: de('medoc'),
    maturite: de('maturite'),
    thematique: de('thematique'),
    pratique: de('pratique'),
    profil: de('profil'),
    odd: de('odd'),
    cible: de('cible'),
  }
}
