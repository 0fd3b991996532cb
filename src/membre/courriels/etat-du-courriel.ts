import { momentEnMots } from '#socle/texte.ts'
import type { CourrielGarde } from './courriel.repository.ts'

type Etat = Pick<CourrielGarde, 'envoye_le' | 'abandonne_le' | 'essais' | 'derniere_erreur' | 'pas_avant'>

/** Ce qu'un courriel est devenu, en une phrase. */
export function etatDuCourriel(courriel: Etat, smtp: boolean, maintenant = new Date()): string {
  const { envoye_le, abandonne_le, essais, derniere_erreur, pas_avant } = courriel
  const apres = essais > 0 ? `, après ${essais} ${essais > 1 ? 'essais' : 'essai'}` : ''
  const raison = derniere_erreur ? ` : ${derniere_erreur}` : ''
  if (envoye_le) return `Parti le ${momentEnMots(envoye_le)}`
  if (abandonne_le) return `Abandonné le ${momentEnMots(abandonne_le)}${apres}${raison}`
  if (!smtp) return 'Gardé ici'
  const aVenir = pas_avant > maintenant
  if (derniere_erreur) return `Pas encore parti${apres}${aVenir ? `, prochain essai le ${momentEnMots(pas_avant)}` : ''}${raison}`
  return aVenir ? `Partira le ${momentEnMots(pas_avant)}` : 'En attente'
}
