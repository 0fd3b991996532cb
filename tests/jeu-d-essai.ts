import type { Db } from '#socle/db.ts'
import type { JeuDEssai } from '#socle/essais.ts'
import { connecter } from '#socle/session.factory.ts'
import { essais } from './essais.ts'

/** De quoi voir chaque page du site pleine, et qui s'en occupe : chaque salle y met le sien, dans l'ordre des salles. */
export async function creerJeuDEssai(db: Db, { fiches = 4 } = {}): Promise<JeuDEssai> {
  const [membre, tenant, animateur, administrateur] = [
    await connecter(db, { nom: 'Malik Membre' }),
    await connecter(db, { nom: 'Tania Tenante' }),
    await connecter(db, { nom: 'Anouk Animatrice', role: 'animateur' }),
    await connecter(db, { nom: 'Ada Administratrice', role: 'administrateur' }),
  ]
  const qui = { membre: membre.id, tenant: tenant.id, animateur: animateur.id, administrateur: administrateur.id }
  const cookies = { membre: membre.cookie, tenant: tenant.cookie, animateur: animateur.cookie, administrateur: administrateur.cookie }
  // Entier seulement à la fin : une salle n'y lit que ce qu'ont mis celles d'avant.
  const jeu: JeuDEssai = Object.assign({ cookies, membreId: membre.id, promueId: (await connecter(db, { nom: 'Pia Promue' })).id })
  for (const { remplir } of essais) Object.assign(jeu, await remplir?.(db, { qui, jeu, fiches }))
  return jeu
}
