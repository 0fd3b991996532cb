import { droitsDeQuiImporte } from '#fiche/tableau/importer/droits.ts'
import type { Db } from '#socle/db.ts'
import { menerImport, reprendreLesImports } from '#socle/echange/mener-import.ts'
import { findImport, parcourirContenu, type SuiviDImport, updateEtat, updateFini } from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { Tache } from '#socle/taches.ts'
import { findCorrespondances, updateCorrespondances } from './import.repository.ts'
import { optionsDe } from './options.ts'
import { decrire, preparerWordpress } from './preparer-wordpress.ts'
import { tableauRessources } from './ressource.tableau.ts'
import { analyser } from './wordpress/analyser.ts'

/** Le travail de fond : l'import demandé ; au démarrage puis chaque minute, ceux qu'un arrêt brutal ou une restauration a laissés en route. */
export const tache: Tache = {
  nom: 'importer-ressources',
  rythme: '* * * * *',
  auDemarrage: true,
  faire: async (db, donnees) => {
    if ('id' in donnees && typeof donnees.id === 'number') return executerImport(db, donnees.id)
    await reprendreLesImports(db, 'ressource', executerImport)
  },
}

/** Fait avancer un import jusqu'au bout, depuis là où il en est. Sans effet s'il est fini. */
export async function executerImport(db: Db, id: number): Promise<void> {
  const suivi = await findImport(db, id)
  if (suivi?.format !== 'wxr') return tableauRessources.executer(db, id, (lu) => ({ nouvelles: optionsDe(lu).nouvelles, tenues: true }))
  return optionsDe(suivi).etape === 'analyse' ? menerAnalyse(db, suivi) : menerImport(db, id, (lu) => reprendre(db, lu))
}

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
