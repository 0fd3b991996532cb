import type { Db } from '../db.ts'
import { ErreurMetier } from '../erreurs.ts'
import { empreinteDe } from './empreinte.ts'
import { deleteEnAttente, updateTrace, verrouillerTrace } from './trace.repository.ts'

/**
 * À une même adresse, pour un même usage, sur un même objet : une fois en dix minutes. Au-delà :
 * - `remplacer` : le message attend ; un plus récent prend sa place, seul le dernier état de l'objet part ;
 * - `espacer` : chacun part, à dix minutes l'un de l'autre ; au-delà d'une heure d'attente, c'est refusé (429) ;
 * - `taire` : rien n'est écrit.
 */
export type Cadence = { usage: string; objet: string | number; auDela: 'remplacer' | 'espacer' | 'taire'; enDixMinutes?: number }

type Message = { a: string; sujet: string; texte: string; repondreA?: string; cadence: Cadence }
type Tour = { depart: Date; empreinte: string }

const fenetre = 10 * 60_000
const attenteMax = 60 * 60_000

/** Quand ce message peut partir ; undefined s'il ne faut pas l'écrire. À appeler dans la transaction qui l'écrit. */
export async function prendreSonTour(trx: Db, message: Message, maintenant: Date): Promise<Tour | undefined> {
  const { usage, objet, auDela, enDixMinutes = 1 } = message.cadence
  const empreinte = empreinteDe('cadence', usage, String(objet), message.a.toLowerCase())
  const contenu = empreinteDe('contenu', message.sujet, message.texte, message.repondreA ?? '')
  const trace = await verrouillerTrace(trx, empreinte)
  const recents = trace.departs.filter((depart) => depart.getTime() > maintenant.getTime() - fenetre)
  if (recents.length > 0 && trace.contenu === contenu) return undefined
  if (auDela === 'taire' && recents.length >= enDixMinutes) return undefined
  const remplace = auDela === 'remplacer' ? await deleteEnAttente(trx, empreinte, maintenant) : []
  // Celui qui n'a jamais été essayé n'est pas parti : le nouveau prend sa place dans la file.
  const place = remplace.find(({ essais }) => essais === 0)?.pas_avant
  const depart = place ?? prochain(recents, enDixMinutes, maintenant)
  if (auDela === 'espacer' && depart.getTime() - maintenant.getTime() > attenteMax)
    throw new ErreurMetier(
      429,
      "Plusieurs messages attendent déjà de partir à cette adresse : le vôtre n'est pas parti. Réessayez dans une heure.",
    )
  await updateTrace(trx, empreinte, { contenu, departs: place ? recents : [...recents, depart] })
  return { depart, empreinte }
}

function prochain(recents: Date[], enDixMinutes: number, maintenant: Date): Date {
  const repere = recents.at(-enDixMinutes)
  return repere && recents.length >= enDixMinutes ? new Date(Math.max(repere.getTime() + fenetre, maintenant.getTime())) : maintenant
}
