import { page } from '#interface/page.tsx'
import { peutModerer } from '#membre/membre.droits.ts'
import { urlAvecAvis } from '#ressource/AvisDeRessource.tsx'
import { ressourceModifiable } from '#ressource/acces.ts'
import { changerSuivi } from '#ressource/ressource.depot.ts'
import type { EtatDeRessource } from '#ressource/ressource.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { findAuteurDuMotif } from '#socle/historique.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ArchiverPage, RepublierPage } from './ArchiverPage.tsx'

export const routes = routesDe('ressource')
  .get('/ressources/:slug/archiver', 'membre', demander)
  .post('/ressources/:slug/archiver', 'membre', archiver, { limite: 'formulaire' })
  .get('/ressources/:slug/republier', 'membre', demanderRetour)
  .post('/ressources/:slug/republier', 'membre', republier, { limite: 'formulaire' })

async function demander(c: Contexte) {
  const { fiche: ressource } = await enEtat(c, 'publiee')
  return page(c, { titre: `Archiver ${ressource.titre}`, indexer: false }, <ArchiverPage ressource={ressource} />)
}

async function archiver(c: Contexte) {
  const { fiche: ressource, membre } = await enEtat(c, 'publiee')
  const auteur = { auteurId: membre.id, motif: 'archivage' }
  await c.var.db.transaction().execute((trx) => changerSuivi(trx, ressource.id, { etat: 'archivee' }, auteur))
  return c.redirect(urlAvecAvis(ressource, 'archivee'), 303)
}

async function demanderRetour(c: Contexte) {
  const { fiche: ressource } = await republiable(c)
  return page(c, { titre: `Republier ${ressource.titre}`, indexer: false }, <RepublierPage ressource={ressource} />)
}

async function republier(c: Contexte) {
  const { fiche: ressource, membre } = await republiable(c)
  const auteur = { auteurId: membre.id, motif: 'republication' }
  await c.var.db.transaction().execute((trx) => changerSuivi(trx, ressource.id, { etat: 'publiee' }, auteur))
  return c.redirect(urlAvecAvis(ressource, 'republiee'), 303)
}

// Ce que l'animation a retiré, elle seule le remet ; et ce qui n'a jamais été publié passe par la relecture.
async function republiable(c: Contexte) {
  const acces = await enEtat(c, 'archivee')
  const { fiche: ressource, membre, portee } = acces
  const sienne = ressource.publieeLe !== null && (await findAuteurDuMotif(c.var.db, 'ressource', ressource.id, 'archivage')) === membre.id
  if (!sienne && !peutModerer(membre, portee))
    throw new ErreurMetier(403, "L'animation du réseau a archivé cette ressource : demandez-lui de la republier.")
  return acces
}

async function enEtat(c: Contexte, etat: EtatDeRessource) {
  const acces = await ressourceModifiable(c)
  if (acces.fiche.etat !== etat)
    throw new ErreurMetier(409, etat === 'publiee' ? "Cette ressource n'est pas dans le catalogue." : "Cette ressource n'est pas archivée.")
  return acces
}
