import { randomBytes } from 'node:crypto'
import { journal } from './journal.ts'
import { duree } from './metriques.ts'

const prefixe = randomBytes(6).toString('base64url')
let numero = 0

/** Un identifiant par requête, unique entre processus. */
export const identifiantDeRequete = (): string => `${prefixe}-${(++numero).toString(36)}`

/** Note une requête au journal et dans les métriques : le chemin sans ses paramètres ni ses clés (chemin-note.ts). */
export function noterRequete(requete: { id: string; methode: string; chemin: string; salle: string; statut: number; ms: number }): void {
  suiviDe(requete.salle, requete.statut).observe(requete.ms / 1000)
  requete.ms = Math.round(requete.ms * 10) / 10
  journal.info(requete, 'requete')
}

// Retrouver une série par ses étiquettes coûte plus que d'y noter une durée : on garde celles déjà vues.
const suivis = new Map<string, ReturnType<typeof duree.labels>>()

function suiviDe(salle: string, statut: number): ReturnType<typeof duree.labels> {
  const cle = `${salle} ${statut}`
  const suivi = suivis.get(cle) ?? duree.labels(salle, String(statut))
  suivis.set(cle, suivi)
  return suivi
}
