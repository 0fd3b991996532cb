import { moi } from '#membre/moi.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/salle.ts'
import { nommerLieu } from '../lire/rassembler.ts'
import { findById } from '../parcours.depot.ts'
import { etapesDe } from '../parcours.ts'
import { findByCle, listDates, listMembres } from './groupe.repository.ts'
import { type Groupe, peutAnimer } from './groupe.ts'

const inconnu = "Ce groupe n'existe pas, ou n'existe plus. Demandez un nouveau lien à qui vous a invité·e."

/** Le groupe dont l'adresse porte la clé. */
export async function groupeParCle(c: Contexte, cle = c.req.param('cle') ?? ''): Promise<Groupe> {
  return trouve(await findByCle(c.var.db, cle), inconnu)
}

/** Le groupe de l'adresse, si la personne en est ; `pourAnimer` : si elle peut le régler. */
export async function groupeDuMembre(c: Contexte, { pourAnimer = false } = {}): Promise<VueDeGroupe> {
  const membre = moi(c)
  const vue = await rassemblerGroupe(c.var.db, await groupeParCle(c))
  if (!vue.membres.some(({ id }) => id === membre.id))
    throw new ErreurMetier(403, "Rejoignez d'abord ce groupe : cette page est à ses membres.")
  if (pourAnimer && !peutAnimer(membre, vue.groupe)) throw new ErreurMetier(403, 'Seule la personne qui anime ce groupe peut faire cela.')
  return vue
}

export type VueDeGroupe = Awaited<ReturnType<typeof rassemblerGroupe>>

export async function rassemblerGroupe(db: Db, groupe: Groupe) {
  const [parcours, membres, dates, territoire] = await Promise.all([
    findById(db, groupe.parcoursId),
    listMembres(db, groupe),
    listDates(db, groupe.id),
    nommerLieu(db, groupe.territoireId),
  ])
  const suivi = trouve(parcours, inconnu)
  return { groupe, parcours: suivi, etapes: etapesDe(suivi, groupe.version), membres, dates, territoire }
}
