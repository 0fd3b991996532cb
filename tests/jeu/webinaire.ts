import type { Db } from '#socle/db.ts'
import { insertInscription } from '#webinaire/inscription/inscription.repository.ts'
import { cleDe } from '#webinaire/inscription/inscription.ts'
import { creerCycle, creerSeance } from '#webinaire/seance.factory.ts'
import type { QuiEssaie } from './qui-essaie.ts'

const jour = 86_400_000

/** De quoi voir pleines les pages de la salle : les webinaires. */
export async function creerJeu(db: Db, qui: QuiEssaie) {
  const cycle = await creerCycle(db)
  const dans = (jours: number) => new Date(Date.now() + jours * jour)
  const commun = { cycleId: cycle.id, auteurId: qui.animateur, partenaireIds: [qui.fiche.id] }
  const passee = await creerSeance(db, { ...commun, titre: 'Une séance passée', debut: dans(-30), aRetenir: '- Se parler\n- Essayer' })
  const seance = await creerSeance(db, commun)
  const annulee = await creerSeance(db, { ...commun, titre: 'Une séance annulée', debut: dans(20), etat: 'annulee' })
  await creerSeance(db, { titre: 'Une rencontre', genre: 'rencontre', debut: dans(-90), heureConnue: false, dureeMinutes: 2880 })
  const brouillon = await creerSeance(db, { titre: 'Un brouillon', etat: 'brouillon' })
  const personne = { courriel: 'ana@essai.invalid', nom: 'Ana', structure: 'Ville des essais', membreId: null }
  const inscription = await insertInscription(db, seance.id, personne)
  if (!inscription) throw new Error('L’inscription du jeu d’essai existe déjà.')
  return {
    cycle: cycle.slug,
    slug: seance.slug,
    seanceId: seance.id,
    passee: passee.slug,
    annulee: annulee.slug,
    brouillon: brouillon.slug,
    cles: { confirmer: cleDe('confirmer', inscription), retirer: cleDe('retirer', inscription) },
  }
}
