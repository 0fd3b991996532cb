import { accesDe } from '#fiche/acces.ts'
import { peutModerer } from '#membre/membre.droits.ts'
import type { Contexte } from '#socle/salle.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { sorteSeance } from './seance.sorte.ts'
import type { Seance } from './seance.ts'

const { lisible, modifiable } = accesDe(sorteSeance)

/** La séance de l'URL, si la personne peut la lire ; sinon 404, pour ne pas dire qu'elle existe. */
export async function seanceLisible(c: Contexte): Promise<{ seance: Seance; anime: boolean }> {
  const { fiche: seance, portee } = await lisible(c)
  return { seance, anime: peutModerer(c.var.membre, portee) }
}

/** La séance de l'URL, si la personne peut l'animer. */
export async function seanceAnimable(c: Contexte): Promise<{ seance: Seance; membre: MembreConnecte }> {
  const { fiche: seance, membre } = await modifiable(c)
  return { seance, membre }
}
