import type { Concerne } from '#membre/membre.droits.ts'
import { modereTout, peutModerer } from '#membre/membre.droits.ts'
import { findMembre, listPerimetres } from '#membre/membre.repository.ts'
import type { Db } from '#socle/db.ts'
import { menerImport, reprendreLesImports } from '#socle/echange/mener-import.ts'
import {
  findContenu,
  findImport,
  parcourirContenu,
  type SuiviDImport,
  updateEtat,
  updateFini,
} from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { Tache } from '#socle/taches.ts'
import { findCorrespondances, updateCorrespondances } from './import.repository.ts'
import { optionsDe } from './options.ts'
import { preparerTableau } from './preparer-tableau.ts'
import { decrire, preparerWordpress } from './preparer-wordpress.ts'
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
  if (suivi?.format !== 'wxr') return menerImport(db, id, (lu) => preparer(db, lu))
  return optionsDe(suivi).etape === 'analyse' ? menerAnalyse(db, suivi) : menerImport(db, id, (lu) => reprendre(db, lu))
}

async function preparer(db: Db, suivi: SuiviDImport) {
  const peutEcrire = await droitsDe(db, suivi.auteurId)
  const octets = (await findContenu(db, suivi.id)) ?? new Uint8Array()
  const { nomFichier, auteurId, simuler } = suivi
  return preparerTableau(db, octets, {
    nomFichier,
    auteurId,
    simuler,
    nouvelles: optionsDe(suivi).nouvelles,
    ...(peutEcrire ? { peutEcrire } : {}),
  })
}

async function reprendre(db: Db, { id, auteurId, simuler }: SuiviDImport) {
  await droitsDe(db, auteurId)
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

async function droitsDe(db: Db, auteurId: string | null): Promise<((portee: Concerne) => boolean) | undefined> {
  const membre = auteurId === null ? undefined : await findMembre(db, auteurId)
  if (!membre || membre.role === 'membre')
    throw new ErreurMetier(403, "La personne qui a envoyé ce fichier n'anime plus le réseau : l'import est arrêté.")
  const moderateur = { role: membre.role, perimetres: await listPerimetres(db, membre.id) }
  return modereTout(moderateur) ? undefined : (portee) => peutModerer(moderateur, portee)
}
