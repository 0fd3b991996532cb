import type { Db } from '#socle/db.ts'
import { findByCle } from './groupe.repository.ts'
import type { Groupe } from './groupe.ts'
import { ajouterDate, creerGroupe as enregistrer } from './suivre-en-groupe.ts'

/** Un groupe animé par ce membre, avec une date posée le 3 mars 2026 à 14 h 30, à Paris. */
export async function creerGroupe(db: Db, { parcoursId, membreId }: { parcoursId: number; membreId: string }): Promise<Groupe> {
  const cle = await enregistrer(db, { id: membreId }, { parcoursId, nom: 'Équipe des lucioles', territoireId: null, version: '2h' })
  const groupe = await findByCle(db, cle)
  if (!groupe) throw new Error('groupe introuvable juste après son écriture')
  const debut = new Date('2026-03-03T13:30:00Z')
  await ajouterDate(db, groupe, { debut, dureeMinutes: 90, lieu: 'Salle des fêtes', blocCle: 'regarder', note: 'Apporter une carte.' })
  return groupe
}
