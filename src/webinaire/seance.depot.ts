import { depotDe } from '#fiche/depot.repository.ts'
import { type Acte, ecrituresDe, inconnue } from '#fiche/enregistrer.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { sorteSeance } from './seance.sorte.ts'
import type { EtatDeSeance, Seance } from './seance.ts'

export const { findById, findByIdPourEcriture, findBySlug, listByIds } = depotDe(sorteSeance)
export const { creer: creerSeance, modifier: modifierSeance, changerSuivi, saisieDe } = ecrituresDe(sorteSeance)

/** Annonce, annule (avec la phrase qui le dit), archive ou remet en brouillon. */
export async function changerEtat(
  trx: Db,
  id: number,
  { etat, motifAnnulation = '' }: { etat: EtatDeSeance; motifAnnulation?: string },
  acte: Acte,
): Promise<Seance> {
  const avant = trouve(await findByIdPourEcriture(trx, id), inconnue(sorteSeance))
  if (avant.etat === etat) return avant
  if (etat === 'annulee' && avant.etat !== 'annoncee') throw new ErreurMetier(409, "Seule une séance annoncée s'annule.")
  return changerSuivi(trx, id, { etat, motif_annulation: motifAnnulation }, acte)
}
