import type { Db } from '#socle/db.ts'
import { changeLeRendezvous, momentDe, type Seance } from '../seance.ts'
import { ecrireAInscrit, type Message, messages, motDeLAnimation } from './inscription.courriels.ts'
import { listConfirmees } from './inscription.repository.ts'
import { updateRappelsARefaire } from './rappel.repository.ts'

/** Après un changement de contenu : un message par personne inscrite si le rendez-vous n'est plus le même. */
export async function prevenirDuChangement(trx: Db, avant: Seance, apres: Seance): Promise<void> {
  if (apres.etat !== 'annoncee' || momentDe(apres) === 'passee' || !changeLeRendezvous(avant, apres)) return
  await updateRappelsARefaire(trx, apres.id)
  await aChacun(trx, apres, messages.deplacee(apres))
}

/** Après un changement d'état : l'annulation, ou la séance finalement maintenue. Une séance passée n'écrit à personne. */
export async function prevenirDeLEtat(trx: Db, avant: Seance, apres: Seance): Promise<void> {
  if (momentDe(apres) === 'passee') return
  if (apres.etat === 'annulee') await aChacun(trx, apres, messages.annulee(apres))
  if (apres.etat === 'annoncee' && avant.etat === 'annulee') {
    await updateRappelsARefaire(trx, apres.id)
    await aChacun(trx, apres, messages.retablie(apres))
  }
}

/** Un mot de l'animation à toutes les personnes inscrites, à travers la plateforme ; rend leur nombre. */
export async function ecrireAuxInscrits(db: Db, seance: Seance, mot: { sujet: string; message: string }): Promise<number> {
  return db.transaction().execute((trx) => aChacun(trx, seance, motDeLAnimation(seance, mot)))
}

async function aChacun(trx: Db, seance: Seance, message: Message): Promise<number> {
  let [apres, ecrits] = [0, 0]
  for (;;) {
    const lot = await listConfirmees(trx, seance.id, { apres })
    for (const inscription of lot) await ecrireAInscrit(trx, seance, inscription, message)
    ecrits += lot.length
    const dernier = lot.at(-1)
    if (!dernier) return ecrits
    apres = dernier.id
  }
}
