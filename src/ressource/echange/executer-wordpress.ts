import { optionsDe } from '#fiche/tableau/import/imports.ts'
import { droitsDeQuiImporte } from '#fiche/tableau/import/lot/droits.ts'
import type { Db } from '#socle/db.ts'
import { menerImport } from '#socle/echange/mener-import.ts'
import { parcourirContenu, type SuiviDImport, updateEtat, updateFini } from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { findCorrespondances, updateCorrespondances } from './import.repository.ts'
import { decrire, preparerWordpress } from './preparer-wordpress.ts'
import { analyser } from './wordpress/analyser.ts'

/** Fait avancer l'analyse d'un export WordPress, ou sa reprise une fois ses rubriques rangées. */
export const executerWordpress = (db: Db, suivi: SuiviDImport): Promise<void> =>
  optionsDe(suivi).etape === 'analyse' ? menerAnalyse(db, suivi) : menerImport(db, suivi.id, (lu) => reprendre(db, lu))

async function reprendre(db: Db, { id, auteurId, simuler }: SuiviDImport) {
  await droitsDeQuiImporte(db, auteurId)
  const { analyse, choix } = await findCorrespondances(db, id)
  if (!analyse || !choix) throw new ErreurMetier(409, "Les rubriques de cet export n'ont pas encore trouvé leur place.")
  return preparerWordpress(db, () => parcourirContenu(db, id), { auteurId, simuler, analyse, choix })
}

// Rien n'est écrit ici : arrêtée au milieu, l'analyse recommence.
async function menerAnalyse(db: Db, { id, etat, aSonContenu }: SuiviDImport): Promise<void> {
  if (!aSonContenu || !['en-attente', 'en-cours'].includes(etat)) return
  try {
    await updateEtat(db, id, { etat: 'en-cours' })
    const analyse = await analyser(parcourirContenu(db, id))
    await updateCorrespondances(db, id, { analyse }, 'analyse')
    await updateEtat(db, id, { etat: 'en-cours', message: decrire(analyse) })
    await updateFini(db, id)
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier) || erreur.statut === 503) throw erreur
    await updateEtat(db, id, { etat: 'refuse', message: erreur.message })
  }
}
