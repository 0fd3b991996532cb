import { creerGroupe } from '#parcours/groupe/groupe.factory.ts'
import { listDates } from '#parcours/groupe/groupe.repository.ts'
import { rejoindreGroupe } from '#parcours/groupe/suivre-en-groupe.ts'
import { creerParcours } from '#parcours/parcours.factory.ts'
import { garderPas } from '#parcours/progression/suivre-parcours.ts'
import type { Db } from '#socle/db.ts'
import { connecter } from '#socle/session.factory.ts'
import type { QuiEssaie } from './qui-essaie.ts'

/** De quoi voir pleines les pages de la salle : les parcours. */
export async function creerJeu(db: Db, qui: QuiEssaie) {
  const parcours = await creerParcours(db, { titre: 'Relier les voisins', estProposition: true })
  const textes = [{ bloc: 'carnet', champ: 'voisins', texte: 'Le lycée\nLa mairie' }]
  const pas = { version: '2h' as const, blocs: ['lire', 'carnet'], faits: ['carnet'], textes }
  await garderPas(db, { membreId: qui.membre, parcoursId: parcours.id }, pas)
  const groupe = await creerGroupe(db, { parcoursId: parcours.id, membreId: qui.membre })
  await rejoindreGroupe(db, { id: (await connecter(db, { nom: 'Célia Voisine' })).id }, groupe)
  const [date] = await listDates(db, groupe.id)
  return { slug: parcours.slug, id: parcours.id, cleDuGroupe: groupe.cle, dateId: date?.id ?? 0 }
}
