import type { Hono } from 'hono'
import { creerApplication } from './socle/application.ts'
import type { Environnement } from './socle/contexte.ts'
import type { Base, Db } from './socle/db.ts'
import { creerLimites } from './socle/limites.ts'
import { PagesGardees } from './socle/pages-gardees.ts'
import { Revision } from './socle/revision.ts'
import type { Salle } from './socle/routes.ts'
import { routes as surveillance } from './socle/surveillance.routes.ts'

/** Toutes les salles, une ligne par salle : leurs URL et leurs droits. */
export const salles: Salle[] = [surveillance]

type Options = { garde?: boolean; gardees?: PagesGardees; lecture?: () => Db }

/** Assemble l'application sur une base. `garde` faux : chaque page est rendue de nouveau (tests). */
export function creerApp(base: Base, { garde = true, gardees = pagesPour(garde), lecture = () => base.db }: Options = {}): Hono<Environnement> {
  return creerApplication(salles, {
    db: base.db,
    lecture,
    gardees,
    limites: creerLimites(base),
    lireSession: async () => null,
    rendreErreur: (c, statut, phrase) => c.text(phrase, statut),
  })
}

function pagesPour(garde: boolean): PagesGardees {
  const suivi = new Revision()
  suivi.fiable = garde
  return new PagesGardees(suivi)
}
