import { type Concerne, modereTout, peutModerer } from '#membre/membre.droits.ts'
import { findMembre, listPerimetres } from '#membre/membre.repository.ts'
import type { Db } from '#socle/db.ts'
import { menerImport, reprendreLesImports } from '#socle/echange/mener-import.ts'
import { findContenu, findImport, purgerImports } from '#socle/echange/suivi-import.repository.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { Tache } from '#socle/taches.ts'
import type { Tableau } from '../tableau-de.ts'
import { type Imports, optionsDe } from './imports.ts'

/** Le travail de fond : l'import demandé ; au démarrage puis chaque minute, ceux qu'un arrêt brutal ou une restauration a laissés en route. */
export const tacheDImport = (
  { liste, sorte: { salle } }: { liste: string; sorte: { salle: string } },
  executer: (db: Db, id: number) => Promise<void>,
): Tache => ({
  nom: `importer-${liste}`,
  rythme: '* * * * *',
  auDemarrage: true,
  faire: async (db, donnees) => {
    if ('id' in donnees && typeof donnees.id === 'number') return executer(db, donnees.id)
    await purgerImports(db, salle)
    await reprendreLesImports(db, salle, executer)
  },
})

/** Fait avancer un import jusqu'au bout, depuis là où il en est. Sans effet s'il est fini. */
export async function executerImport<S extends object, E extends string, P extends object>(
  db: Db,
  id: number,
  { preparer }: Tableau<S, E, P>,
  { site, nouvelles, tenues, menager }: Imports<E>,
): Promise<void> {
  const demande = await findImport(db, id)
  if (site && demande?.format === site.format) return site.executer(db, demande)
  await menerImport(db, id, async (suivi) => {
    const { nomFichier, auteurId, simuler } = suivi
    const peutEcrire = await droitsDeQuiImporte(db, auteurId)
    const octets = (await findContenu(db, id)) ?? new Uint8Array()
    const voulue = optionsDe(suivi).nouvelles
    const { valeur } = nouvelles.find((devenir) => devenir.valeur === voulue) ?? nouvelles[0]
    const facon = { tenues: tenues === true, menager: menager === true }
    return preparer(db, octets, { nomFichier, auteurId, simuler, peutEcrire, ...facon, nouvelles: valeur })
  })
}

/** Ce que la personne qui a envoyé un fichier peut y écrire ; undefined : tout. ErreurMetier 403 si elle n'anime plus. */
export async function droitsDeQuiImporte(db: Db, auteurId: string | null): Promise<((portee: Concerne) => boolean) | undefined> {
  const membre = auteurId === null ? undefined : await findMembre(db, auteurId)
  if (!membre || membre.role === 'membre')
    throw new ErreurMetier(403, "La personne qui a envoyé ce fichier n'anime plus le réseau : l'import est arrêté.")
  const moderateur = { role: membre.role, perimetres: await listPerimetres(db, membre.id) }
  return modereTout(moderateur) ? undefined : (portee) => peutModerer(moderateur, portee)
}
