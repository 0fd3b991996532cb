import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Terme } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import type { Acteur } from '../acteur.ts'

/** Les listes du référentiel qu'une fiche porte. */
export type ListeDeLaFiche = 'profil' | 'sphere' | 'pratique' | 'activite' | 'thematique' | 'odd'

/** Les termes entre lesquels une fiche choisit, par liste. */
export type Choix = Record<ListeDeLaFiche, Terme[]>

/** Les choix offerts ; ceux que la fiche porte déjà y sont, même retirés depuis du référentiel. */
export async function lireChoix(db: Db, fiche?: Pick<Acteur, 'profilId' | 'sphereId' | 'termeIds'>): Promise<Choix> {
  const referentiel = await chargerReferentiel(db)
  const portes = new Set(fiche ? [...fiche.termeIds, fiche.profilId, fiche.sphereId] : [])
  const de = (liste: ListeDeLaFiche) =>
    referentiel.liste(liste, { retires: true }).filter(({ id, retireLe }) => retireLe === null || portes.has(id))
  return {
    profil: de('profil'),
    sphere: de('sphere'),
    pratique: de('pratique'),
    activite: de('activite'),
    thematique: de('thematique'),
    odd: de('odd'),
  }
}
