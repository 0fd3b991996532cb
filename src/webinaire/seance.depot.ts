import { depotDe } from '#fiche/depot.repository.ts'
import { type Acte, changerSuivi, ecrituresDe, inconnue, modifier } from '#fiche/enregistrer.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { sorteSeance } from './seance.sorte.ts'
import type { EtatDeSeance, SaisieDeSeance, Seance } from './seance.ts'

export const { findById, findByIdPourEcriture, findBySlug, listByIds } = depotDe(sorteSeance)
export const { creer: creerSeance, saisieDe } = ecrituresDe(sorteSeance)

/** Récrit le contenu, et prévient qui s'est inscrit si le rendez-vous change ; sans changement, ne fait rien. */
export const modifierSeance = async (trx: Db, id: number, saisie: SaisieDeSeance, acte: Acte): Promise<Seance> =>
  (await modifier(trx, sorteSeance, id, saisie, acte)).fiche

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
  return changerSuivi(trx, sorteSeance, id, { etat, motif_annulation: motifAnnulation }, acte)
}
