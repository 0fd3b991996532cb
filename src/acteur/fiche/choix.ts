import type { Db } from '../../socle/db.ts'
import type { Acteur } from '../acteur.ts'
import { type ListeDeLaFiche, listTermesAuChoix, type TermeAuChoix } from './choix.repository.ts'

/** Les termes entre lesquels une fiche choisit, par liste. */
export type Choix = Record<ListeDeLaFiche, TermeAuChoix[]>

/** Les choix offerts ; ceux que la fiche porte déjà y sont, même retirés depuis du référentiel. */
export async function lireChoix(db: Db, fiche?: Pick<Acteur, 'profilId' | 'sphereId' | 'termeIds'>): Promise<Choix> {
  const portes = fiche ? [...fiche.termeIds, fiche.profilId, ...(fiche.sphereId === null ? [] : [fiche.sphereId])] : []
  const termes = await listTermesAuChoix(db, portes)
  const de = (liste: ListeDeLaFiche) => termes.filter((terme) => terme.liste === liste)
  return { profil: de('profil'), sphere: de('sphere'), pratique: de('pratique'), activite: de('activite'), thematique: de('thematique'), odd: de('odd') }
}
