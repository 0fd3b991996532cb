import { numero } from '#socle/echange/envoi.schema.ts'
import { findImport, type SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'

const inconnu = "Cet import n'existe pas, ou n'existe plus."

/** L'import de cette salle que nomme l'adresse. */
export async function importDemande(c: Contexte, salle: string): Promise<SuiviDImport> {
  const suivi = await findImport(c.var.db, trouve(numero.safeParse(c.req.param('id')).data, inconnu))
  return trouve(suivi?.salle === salle ? suivi : undefined, inconnu)
}
