import { modereTout, peutModerer } from '#membre/membre.droits.ts'
import { findMembre, listPerimetres } from '#membre/membre.repository.ts'
import type { Db } from '#socle/db.ts'
import { menerImport, reprendreLesImports } from '#socle/echange/mener-import.ts'
import { findContenu, purgerImports } from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { Tache } from '#socle/taches.ts'
import { preparerImport } from './importer-acteurs.ts'
import { type Contexte, importerLot } from './importer-lot.ts'
import type { LigneLue } from './lire-ligne.ts'

/** Le travail de fond : l'import demandé ; au démarrage puis chaque minute, ceux qu'un arrêt brutal ou une restauration a laissés en route. */
export const tache: Tache = {
  nom: 'importer-acteurs',
  rythme: '* * * * *',
  auDemarrage: true,
  faire: async (db, donnees) => {
    if ('id' in donnees && typeof donnees.id === 'number') return executerImport(db, donnees.id)
    await purgerImports(db)
    await reprendreLesImports(db, 'acteur', executerImport)
  },
}

/** Fait avancer un import jusqu'au bout, depuis là où il en est. Sans effet s'il est fini. */
export async function executerImport(db: Db, id: number): Promise<void> {
  await menerImport(db, id, async ({ simuler, nomFichier, auteurId }) => {
    const peutEcrire = await droitsDe(db, auteurId)
    const octets = (await findContenu(db, id)) ?? new Uint8Array()
    const options = { nomFichier, auteurId, simuler, ...(peutEcrire ? { peutEcrire } : {}) }
    const { compris, contexte } = await preparerImport(db, octets, options)
    return { ...compris, importerLot: (trx: Db, lues: LigneLue[]) => importerLot(trx, lues, contexte) }
  })
}

async function droitsDe(db: Db, auteurId: string | null): Promise<Contexte['peutEcrire'] | undefined> {
  const membre = auteurId === null ? undefined : await findMembre(db, auteurId)
  if (!membre || membre.role === 'membre')
    throw new ErreurMetier(403, "La personne qui a envoyé ce fichier n'anime plus le réseau : l'import est arrêté.")
  const moderateur = { role: membre.role, perimetres: await listPerimetres(db, membre.id) }
  return modereTout(moderateur) ? undefined : (portee) => peutModerer(moderateur, portee)
}
