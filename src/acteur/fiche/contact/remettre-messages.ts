import { findByIdPourEcriture } from '#acteur/acteur.depot.ts'
import type { Db } from '#socle/db.ts'
import { journal } from '#socle/journal.ts'
import type { Tache } from '#socle/taches.ts'
import { joursGardes } from './cle-de-contact.ts'
import { demanderConfirmation } from './confirmer-contact.ts'
import { deleteGardesAvant, listFichesAttendues, updateAvise } from './contact.repository.ts'
import { destinationDe, empreinteDeContact, remettre } from './relais.ts'

const parLot = 200

/** Le travail de fond des messages gardés, toutes les heures. */
export const tacheRemettreMessages: Tache = {
  nom: 'remettre-messages',
  rythme: '47 * * * *',
  faire: (db) => remettreMessages(db),
}

/**
 * Efface les messages gardés depuis trente jours ; remet ceux dont l'organisation a désormais une adresse prouvée (quelqu'un tient la
 * fiche, un compte s'est ouvert à son adresse) ; demande à une adresse nouvelle de se confirmer.
 */
export async function remettreMessages(db: Db, maintenant = new Date()): Promise<void> {
  await deleteGardesAvant(db, new Date(maintenant.getTime() - joursGardes * 86_400_000))
  for (let apres = 0; ; ) {
    const lot = await listFichesAttendues(db, apres, parLot)
    // Une fiche qui échoue n'arrête pas les autres ; l'heure suivante la reprend.
    for (const id of lot)
      await remettreA(db, id, maintenant).catch((erreur: Error) =>
        journal.error({ fiche: id, erreur: erreur.message }, 'messages non remis'),
      )
    const dernier = lot.at(-1)
    if (lot.length < parLot || dernier === undefined) return
    apres = dernier
  }
}

async function remettreA(db: Db, id: number, maintenant: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const fiche = await findByIdPourEcriture(trx, id)
    const destination = fiche?.etat === 'publiee' ? await destinationDe(trx, fiche) : undefined
    if (!fiche || !destination) return
    const { a, prouvee } = destination
    if (prouvee) await remettre(trx, fiche, a)
    else if (await updateAvise(trx, id, empreinteDeContact(a))) await demanderConfirmation(trx, fiche, a, maintenant)
  })
}
