import type { Hono } from 'hono'
import { pageErreur } from './interface/page.tsx'
import { lireSession } from './membre/authentification.ts'
import { salles as toutes } from './salles.ts'
import { creerApplication } from './socle/application.ts'
import type { Base, Db } from './socle/db.ts'
import { creerLimites } from './socle/limites.ts'
import type { Patience } from './socle/lire-envoi.ts'
import { PagesGardees } from './socle/pages-gardees.ts'
import { Revision } from './socle/revision.ts'
import type { Environnement, Salle } from './socle/salle.ts'
import { lireFront } from './vitrine/front.ts'

type Options = { garde?: boolean; gardees?: PagesGardees; lecture?: () => Db; patience?: Patience; salles?: readonly Salle[] }

/** Assemble l'application sur une base. `garde` faux : chaque page est rendue de nouveau (tests). */
export function creerApp(
  base: Base,
  { garde = true, gardees = pagesPour(garde), lecture = () => base.db, patience, salles = toutes }: Options = {},
): Hono<Environnement> {
  return creerApplication(salles, {
    db: base.db,
    lecture,
    gardees,
    limites: creerLimites(base),
    patience,
    lireFront,
    lireSession: (c) => lireSession(c.var.db, c.req.raw.headers),
    rendreErreur: (c, statut, phrase) =>
      c.req.path.startsWith('/api/') ? c.json({ erreur: phrase }, statut) : pageErreur(c, statut, phrase),
  })
}

function pagesPour(garde: boolean): PagesGardees {
  const suivi = new Revision()
  suivi.fiable = garde
  return new PagesGardees(suivi)
}
