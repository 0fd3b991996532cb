import { changerSuivi } from '#acteur/acteur.depot.ts'
import type { EtatDeFiche } from '#acteur/acteur.ts'
import { page } from '#interface/page.tsx'
import { ErreurMetier } from '#socle/erreurs.ts'
import { findAuteurDuMotif } from '#socle/historique.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { urlAvecAvis } from '../AvisFiche.tsx'
import { ficheModifiable, trouveFiche } from '../acces.ts'
import { peutRepublier } from '../fiche.droits.ts'
import { ArchiveePage, ArchiverPage, RepublierPage } from './ArchiverPage.tsx'

export const routes = routesDe('acteur')
  .get('/acteurs/:slug/archiver', 'membre', demanderArchivage)
  .post('/acteurs/:slug/archiver', 'membre', archiver, { limite: 'formulaire' })
  .get('/acteurs/:slug/archivee', 'membre', direArchivee)
  .get('/acteurs/:slug/republier', 'membre', demanderRepublication)
  .post('/acteurs/:slug/republier', 'membre', republier, { limite: 'formulaire' })

async function demanderArchivage(c: Contexte) {
  const { fiche } = await ficheEnEtat(c, 'publiee')
  return page(c, { titre: `Archiver ${fiche.nom}`, indexer: false }, <ArchiverPage fiche={fiche} />)
}

async function archiver(c: Contexte) {
  const { fiche, membre } = await ficheEnEtat(c, 'publiee')
  const auteur = { auteurId: membre.id, motif: 'archivage' }
  await c.var.db.transaction().execute((trx) => changerSuivi(trx, fiche.id, { etat: 'archivee' }, auteur))
  return c.redirect(`/acteurs/${fiche.slug}/archivee`, 303)
}

async function direArchivee(c: Contexte) {
  const { fiche } = await ficheEnEtat(c, 'archivee')
  return page(c, { titre: 'Fiche archivée', indexer: false }, <ArchiveePage fiche={fiche} />)
}

async function demanderRepublication(c: Contexte) {
  const { fiche } = await ficheRepubliable(c)
  return page(c, { titre: `Republier ${fiche.nom}`, indexer: false }, <RepublierPage fiche={fiche} />)
}

async function republier(c: Contexte) {
  const { fiche, membre } = await ficheRepubliable(c)
  const auteur = { auteurId: membre.id, motif: 'republication' }
  await c.var.db.transaction().execute((trx) => changerSuivi(trx, fiche.id, { etat: 'publiee' }, auteur))
  return c.redirect(urlAvecAvis(await trouveFiche(c, fiche.id), 'republiee'), 303)
}

async function ficheRepubliable(c: Contexte) {
  const acces = await ficheEnEtat(c, 'archivee')
  const { fiche, membre, portee } = acces
  if (!peutRepublier(membre, fiche, portee, await findAuteurDuMotif(c.var.db, 'acteur', fiche.id, 'archivage'))) {
    throw new ErreurMetier(403, "L'animation du réseau a archivé cette fiche : demandez-lui de la republier.")
  }
  return acces
}

async function ficheEnEtat(c: Contexte, etat: EtatDeFiche) {
  const acces = await ficheModifiable(c)
  if (acces.fiche.etat !== etat)
    throw new ErreurMetier(409, etat === 'publiee' ? "Cette fiche n'est pas dans l'annuaire." : "Cette fiche n'est pas archivée.")
  return acces
}
