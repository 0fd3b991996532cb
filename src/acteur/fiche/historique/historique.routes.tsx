import { z } from 'zod'
import { modifierFiche, saisieDe } from '#acteur/acteur.depot.ts'
import { page } from '#interface/page.tsx'
import { horsPerimetre } from '#membre/membre.droits.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, un } from '#socle/formulaire.ts'
import { listVersions } from '#socle/historique.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { urlAvecAvis } from '../AvisFiche.tsx'
import { ficheModifiable, resteModifiable, trouveFiche } from '../acces.ts'
import { comparerFiches } from './comparer-fiches.ts'
import { HistoriquePage, RestaurerPage } from './HistoriquePage.tsx'
import { lireVersion } from './lire-version.ts'

export const routes = routesDe('acteur')
  .get('/acteurs/:slug/historique', 'membre', montrer)
  .get('/acteurs/:slug/historique/:numero/restaurer', 'membre', demander)
  .post('/acteurs/:slug/historique/:numero/restaurer', 'membre', restaurer, { limite: 'formulaire' })

const numeroSchema = z.coerce.number().int().positive().max(1_000_000)
const deuxVersionsSchema = z.object({ de: un(numeroSchema.optional(), undefined), a: un(numeroSchema.optional(), undefined) })

async function montrer(c: Contexte) {
  const { fiche } = await ficheModifiable(c)
  const { de, a } = lireFiltres(c, deuxVersionsSchema)
  const versions = await listVersions(c.var.db, 'acteur', fiche.id)
  const comparee = de && a ? { de, a, differences: await comparer(c, fiche.id, de, a) } : null
  return page(c, { titre: `Historique de ${fiche.nom}`, indexer: false }, <HistoriquePage {...{ fiche, versions, comparee }} />)
}

async function comparer(c: Contexte, ficheId: number, de: number, a: number) {
  const [avant, apres] = [await lireVersion(c.var.db, ficheId, de), await lireVersion(c.var.db, ficheId, a)]
  return comparerFiches(c.var.db, trouve(avant, versionInconnue), trouve(apres, versionInconnue))
}

const versionInconnue = "Cette version n'existe pas."

async function demander(c: Contexte) {
  const { fiche } = await ficheModifiable(c)
  const { numero, version } = await versionDe(c, fiche.id)
  const differences = await comparerFiches(c.var.db, saisieDe(fiche), version)
  return page(c, { titre: `Revenir à la version ${numero}`, indexer: false }, <RestaurerPage {...{ fiche, numero, differences }} />)
}

async function restaurer(c: Contexte) {
  const { fiche, membre } = await ficheModifiable(c)
  const { numero, version } = await versionDe(c, fiche.id)
  if (!(await resteModifiable(c, fiche, version))) throw new ErreurMetier(422, horsPerimetre)
  const auteur = { auteurId: membre.id, motif: `retour à la version ${numero}` }
  await c.var.db.transaction().execute((trx) => modifierFiche(trx, fiche.id, version, auteur))
  return c.redirect(urlAvecAvis(await trouveFiche(c, fiche.id), 'restauree'), 303)
}

async function versionDe(c: Contexte, ficheId: number) {
  const numero = trouve(numeroSchema.safeParse(c.req.param('numero')).data, versionInconnue)
  return { numero, version: trouve(await lireVersion(c.var.db, ficheId, numero), versionInconnue) }
}
