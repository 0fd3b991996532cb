import { modereTout, peutModerer } from '../../membre/membre.droits.ts'
import { findMembre, listPerimetres } from '../../membre/membre.repository.ts'
import type { Db } from '../../socle/db.ts'
import { ErreurMetier } from '../../socle/erreurs.ts'
import type { Tache } from '../../socle/taches.ts'
import { enLots, importerEnTransaction, LotDejaFait, preparerImport } from './importer-acteurs.ts'
import type { Contexte, LigneDeRapport } from './importer-lot.ts'
import type { LigneLue } from './lire-ligne.ts'
import {
  findContenu,
  findFaitPourEcriture,
  findImport,
  insertLignes,
  listAReprendre,
  purgerImports,
  type SuiviDImport,
  updateAuDebut,
  updateEtat,
  updateFini,
} from './suivi-import.repository.ts'

/** Le travail de fond : l'import demandé ; chaque minute, ceux qu'un arrêt brutal a laissés en route. */
export const tache: Tache = {
  nom: 'importer-acteurs',
  rythme: '* * * * *',
  faire: async (db, donnees) => {
    if ('id' in donnees && typeof donnees.id === 'number') return executerImport(db, donnees.id)
    await purgerImports(db)
    for (const id of await listAReprendre(db)) await executerImport(db, id)
  },
}

/** Fait avancer un import jusqu'au bout, depuis là où il en est. Sans effet s'il est fini. */
export async function executerImport(db: Db, id: number): Promise<void> {
  const suivi = await findImport(db, id)
  const contenu = await findContenu(db, id)
  if (!suivi || !contenu || !['en-attente', 'en-cours'].includes(suivi.etat)) return
  try {
    await avancer(db, suivi, contenu)
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur
    await updateEtat(db, id, { etat: 'refuse', message: erreur.message })
  }
}

async function avancer(db: Db, { id, simuler, nomFichier, auteurId, fait }: SuiviDImport, contenu: Uint8Array): Promise<void> {
  const peutEcrire = await droitsDe(db, auteurId)
  const { compris, contexte } = await preparerImport(db, contenu, { nomFichier, auteurId, simuler, ...(peutEcrire ? { peutEcrire } : {}) })
  // Un essai retient en mémoire ce qu'il aurait créé : il ne se reprend pas au milieu.
  if (simuler) await updateAuDebut(db, id, { simuler, auteurId })
  await updateEtat(db, id, { etat: 'en-cours', message: compris.phrase, total: compris.total })
  for await (const { debut, lues } of enLots(compris.lignes(), simuler ? 0 : fait)) {
    for (;;) {
      const dejaFait = (await findImport(db, id))?.fait ?? compris.total
      const reste = lues.slice(Math.max(0, dejaFait - debut))
      if (reste.length === 0) break
      await importerLotSuivi(db, id, dejaFait, reste, contexte)
    }
  }
  await updateFini(db, id)
}

// Deux processus peuvent s'y mettre à la fois : le second trouve le lot fait, et prend le suivant.
async function importerLotSuivi(db: Db, id: number, fait: number, lignes: LigneLue[], contexte: Contexte): Promise<void> {
  let attendu = fait
  const avancerDe = async (trx: Db, rapport: LigneDeRapport[]) => {
    if ((await findFaitPourEcriture(trx, id)) !== attendu) throw new LotDejaFait()
    await insertLignes(trx, id, rapport)
    attendu += rapport.length
  }
  await importerEnTransaction(db, lignes, contexte, avancerDe).catch((erreur: unknown) => {
    if (!(erreur instanceof LotDejaFait)) throw erreur
  })
}

async function droitsDe(db: Db, auteurId: string | null): Promise<Contexte['peutEcrire'] | undefined> {
  const membre = auteurId === null ? undefined : await findMembre(db, auteurId)
  if (!membre || membre.role === 'membre')
    throw new ErreurMetier(403, "La personne qui a envoyé ce fichier n'anime plus le réseau : l'import est arrêté.")
  const moderateur = { role: membre.role, perimetres: await listPerimetres(db, membre.id) }
  return modereTout(moderateur) ? undefined : (portee) => peutModerer(moderateur, portee)
}
