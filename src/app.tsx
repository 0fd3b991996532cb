import type { Hono } from 'hono'
import { routes as accueil } from './accueil/accueil.routes.tsx'
import { creerRoutesAnnuaire } from './acteur/annuaire.routes.tsx'
import { routes as exports } from './acteur/echange/export.routes.ts'
import { routes as imports } from './acteur/echange/import.routes.tsx'
import { routes as fiche } from './acteur/fiche/fiche.routes.tsx'
import { quiAgitIci } from './acteur/qui-agit-ici.ts'
import { routes as api } from './api/api.routes.tsx'
import { routes as fichier } from './fichier/fichier.routes.ts'
import { routes as glossaire } from './glossaire/glossaire.routes.tsx'
import { pageErreur } from './interface/page.tsx'
import { routes as pages } from './interface/pages/pages.routes.tsx'
import { routes as vitrineInterface } from './interface/vitrine-interface/vitrine-interface.routes.tsx'
import { lireSession } from './membre/authentification.ts'
import { routes as membre } from './membre/membre.routes.ts'
import { routes as moisson } from './moisson/moisson.routes.ts'
import { routes as oai } from './moisson/oai/oai.routes.ts'
import { routes as parcours } from './parcours/parcours.routes.tsx'
import { routes as administrationDuReferentiel } from './referentiel/administration.routes.tsx'
import { routes as referentiel } from './referentiel/referentiel.routes.tsx'
import { routes as contribution } from './ressource/contribution/contribution.routes.tsx'
import { routes as echangeDeRessources } from './ressource/echange/echange.routes.tsx'
import { routes as ressource } from './ressource/ressource.routes.tsx'
import { ressourcesDIci, sesRessources } from './ressource/ressources-ailleurs.tsx'
import { creerApplication } from './socle/application.ts'
import type { Environnement } from './socle/contexte.ts'
import type { Base, Db } from './socle/db.ts'
import { creerLimites } from './socle/limites.ts'
import type { Patience } from './socle/lire-envoi.ts'
import { PagesGardees } from './socle/pages-gardees.ts'
import { Revision } from './socle/revision.ts'
import type { Salle } from './socle/routes.ts'
import { routes as surveillance } from './socle/surveillance.routes.ts'
import { creerRoutesTerritoire } from './territoire/territoire.routes.tsx'
import { routes as composerVitrine } from './vitrine/composer/composer.routes.tsx'
import { lireFront } from './vitrine/front.ts'
import { routes as vitrine } from './vitrine/vitrine.routes.tsx'
import { routes as direct } from './webinaire/direct/direct.routes.tsx'
import { sesInterventions } from './webinaire/ses-interventions.tsx'
import { routes as webinaire } from './webinaire/webinaire.routes.tsx'

/** Toutes les salles, une ligne par salle : leurs URL et leurs droits. */
export const salles: Salle[] = [
  surveillance,
  accueil,
  pages,
  vitrineInterface,
  administrationDuReferentiel,
  referentiel,
  creerRoutesTerritoire(quiAgitIci, [ressourcesDIci]),
  membre,
  exports,
  imports,
  fiche,
  creerRoutesAnnuaire([sesRessources, sesInterventions]),
  fichier,
  glossaire,
  contribution,
  echangeDeRessources,
  ressource,
  direct,
  webinaire,
  parcours,
  composerVitrine,
  vitrine,
  oai,
  moisson,
  api,
]

type Options = { garde?: boolean; gardees?: PagesGardees; lecture?: () => Db; patience?: Patience }

/** Assemble l'application sur une base. `garde` faux : chaque page est rendue de nouveau (tests). */
export function creerApp(
  base: Base,
  { garde = true, gardees = pagesPour(garde), lecture = () => base.db, patience }: Options = {},
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
