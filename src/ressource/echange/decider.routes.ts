import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireSaisie } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import { avecParametres } from '#socle/urls.ts'
import { deciderBrouillons } from './decider-brouillons.ts'
import { decision } from './echange.schema.ts'
import { importDemande } from './import-demande.ts'

/** Publie les brouillons cochés, et fait des autres ce qui est demandé. */
export async function decider(c: Contexte): Promise<Response> {
  const suivi = await importDemande(c)
  if (suivi.simuler || suivi.etat !== 'fini') throw new ErreurMetier(409, "Cet import n'est pas terminé : attendez sa fin pour publier.")
  const { vues = [], publier = [], autres = '' } = await lireSaisie(c)
  const lu = decision.safeParse({ vues: [vues].flat(), publier: [publier].flat(), autres })
  if (!lu.success) throw new ErreurMetier(422, 'Cette liste de brouillons ne se lit pas : deux cents à la fois au plus. Revenez à la page.')
  const bilan = await deciderBrouillons(c.var.db, suivi.id, lu.data, trouve(c.var.membre ?? undefined, 'Connectez-vous.'))
  return c.redirect(avecParametres(`/ressources/imports/${suivi.id}`, { ...bilan, echecs: bilan.echecs.join('.') }), 303)
}
