import { z } from 'zod'
import { page } from '#interface/page.tsx'
import { horsPerimetre } from '#membre/membre.droits.ts'
import { urlAvecAvis } from '#ressource/AvisDeRessource.tsx'
import { modifierRessource, saisieDe } from '#ressource/ressource.depot.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, un } from '#socle/formulaire.ts'
import { listVersions } from '#socle/historique.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { relire, ressourceModifiable, resteModifiable } from '../acces.ts'
import { comparerRessources } from './comparer-ressources.ts'
import { HistoriquePage, RestaurerPage } from './HistoriquePage.tsx'
import { lireVersion } from './version.ts'

export const routes = routesDe('ressource')
  .get('/ressources/:slug/historique', 'membre', montrer)
  .get('/ressources/:slug/historique/:numero/restaurer', 'membre', demander)
  .post('/ressources/:slug/historique/:numero/restaurer', 'membre', restaurer, { limite: 'formulaire' })

const numeroSchema = z.coerce.number().int().positive().max(1_000_000)
const deuxVersionsSchema = z.object({ de: un(numeroSchema.optional(), undefined), a: un(numeroSchema.optional(), undefined) })
const versionInconnue = "Cette version n'existe pas."

async function montrer(c: Contexte) {
  const { ressource } = await ressourceModifiable(c)
  const { de, a } = lireFiltres(c, deuxVersionsSchema)
  const versions = await listVersions(c.var.db, 'ressource', ressource.id)
  const comparee = de && a ? { de, a, differences: await comparer(c, ressource.id, de, a) } : null
  return page(c, { titre: `Historique de ${ressource.titre}`, indexer: false }, <HistoriquePage {...{ ressource, versions, comparee }} />)
}

async function comparer(c: Contexte, id: number, de: number, a: number) {
  const [avant, apres] = [await lireVersion(c.var.db, id, de), await lireVersion(c.var.db, id, a)]
  return comparerRessources(c.var.db, trouve(avant, versionInconnue), trouve(apres, versionInconnue))
}

async function demander(c: Contexte) {
  const { ressource } = await ressourceModifiable(c)
  const { numero, version } = await versionDe(c, ressource.id)
  const differences = await comparerRessources(c.var.db, saisieDe(ressource), version)
  return page(c, { titre: `Revenir à la version ${numero}`, indexer: false }, <RestaurerPage {...{ ressource, numero, differences }} />)
}

async function restaurer(c: Contexte) {
  const { ressource, membre } = await ressourceModifiable(c)
  const { numero, version } = await versionDe(c, ressource.id)
  if (!(await resteModifiable(c, ressource, version))) throw new ErreurMetier(422, horsPerimetre)
  const auteur = { auteurId: membre.id, motif: `retour à la version ${numero}` }
  await c.var.db.transaction().execute((trx) => modifierRessource(trx, ressource.id, version, auteur))
  return c.redirect(urlAvecAvis(await relire(c, ressource.id), 'restauree'), 303)
}

async function versionDe(c: Contexte, id: number) {
  const numero = trouve(numeroSchema.safeParse(c.req.param('numero')).data, versionInconnue)
  return { numero, version: trouve(await lireVersion(c.var.db, id, numero), versionInconnue) }
}
