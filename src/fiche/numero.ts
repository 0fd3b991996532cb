import { trouve } from '#socle/erreurs.ts'
import { type Contexte, type Routes, routesDe } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { depotDe } from './depot.repository.ts'
import { inconnue } from './enregistrer.ts'
import { peutLire } from './fiche.droits.ts'
import { porteeDe } from './portee.repository.ts'
import type { Fiche, Sorte } from './sorte.ts'

/**
 * D'une demande ou d'un courriel vers une fiche, quels que soient son nom et son état : « /ressources/numero/12 ».
 * `vers` : la page où mener cette personne, si ce n'est pas celle de la fiche.
 */
export function numeroDe<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  vers: (fiche: Fiche<S, E, P>, membre: MembreConnecte | null) => string = sorte.url,
): Routes {
  const { findById } = depotDe(sorte)
  return routesDe(sorte.salle).get(`${sorte.chemin}/numero/:id{[0-9]{1,15}}`, 'public', async (c: Contexte) => {
    const { db, membre } = c.var
    const fiche = trouve(await findById(db, Number(c.req.param('id'))), inconnue(sorte))
    const lisible = peutLire(sorte, membre, fiche, await porteeDe(db, sorte, fiche))
    return c.redirect(vers(trouve(lisible ? fiche : null, inconnue(sorte)), membre), 302)
  })
}
