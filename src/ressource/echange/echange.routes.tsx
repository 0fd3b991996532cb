import { lectureDe } from '#fiche/catalogue/question/demande.ts'
import { repondre } from '#fiche/catalogue/reponse/trouver.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, lireSaisie } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { aujourdhui } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { ressources } from '../fonds.ts'
import { deciderBrouillons } from './decider-brouillons.ts'
import { decision } from './echange.schema.ts'
import { exporterCsv, exporterJson } from './exporter.ts'
import { emporter, envoyer, lancer, lister, montrer, nouveau } from './import.routes.tsx'
import { importDemande } from './import-demande.ts'
import { emporterMedias, montrerMedias } from './medias.routes.tsx'
import { moMax } from './recevoir-import.ts'
import { choisir, revoir } from './wordpress.routes.tsx'

const envoi = { limite: 'formulaire' as const, tailleMax: (moMax + 1) * 1024 ** 2, auFilDeLEau: true } as const

/** Importer et exporter ; avant le catalogue, dont /ressources/:slug prendrait ces chemins. */
export const routes = routesDe('ressource')
  .get('/ressources.csv', 'public', (c) => exporter(c, 'csv'), { limite: 'recherche', cors: true })
  .get('/ressources.json', 'public', (c) => exporter(c, 'json'), { limite: 'recherche', cors: true })
  .get('/ressources/imports', 'animateur', lister)
  .get('/ressources/imports/nouveau', 'animateur', nouveau)
  .post('/ressources/imports', 'animateur', envoyer, envoi)
  .get('/ressources/imports/:id', 'animateur', montrer)
  .post('/ressources/imports/:id/lancer', 'animateur', lancer)
  .get('/ressources/imports/:id/rapport.csv', 'animateur', emporter)
  .get('/ressources/imports/:id/correspondances', 'animateur', revoir)
  .post('/ressources/imports/:id/correspondances', 'animateur', choisir)
  .get('/ressources/imports/:id/medias', 'animateur', montrerMedias)
  .get('/ressources/imports/:id/medias.csv', 'animateur', emporterMedias)
  .post('/ressources/imports/:id/decider', 'animateur', decider)

/** Publie les brouillons cochés, et fait des autres ce qui est demandé. */
async function decider(c: Contexte): Promise<Response> {
  const suivi = await importDemande(c)
  if (suivi.simuler || suivi.etat !== 'fini') throw new ErreurMetier(409, "Cet import n'est pas terminé : attendez sa fin pour publier.")
  const { vues = [], publier = [], autres = '' } = await lireSaisie(c)
  const lu = decision.safeParse({ vues: [vues].flat(), publier: [publier].flat(), autres })
  if (!lu.success) throw new ErreurMetier(422, 'Cette liste de brouillons ne se lit pas : deux cents à la fois au plus. Revenez à la page.')
  const bilan = await deciderBrouillons(c.var.db, suivi.id, lu.data, trouve(c.var.membre ?? undefined, 'Connectez-vous.'))
  return c.redirect(avecParametres(`/ressources/imports/${suivi.id}`, { ...bilan, echecs: bilan.echecs.join('.') }), 303)
}

/** Le fichier des ressources, pour exactement ce que les filtres du catalogue montrent. */
async function exporter(c: Contexte, format: 'csv' | 'json'): Promise<Response> {
  const { db } = c.var
  const { trouve } = await repondre(db, ressources, lireFiltres(c, lectureDe(ressources)))
  if (format === 'json')
    return new Response(exporterJson(db, trouve), { headers: { 'content-type': 'application/json; charset=utf-8', 'x-flux': '1' } })
  const nom = `ressources-${aujourdhui()}.csv`
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'x-flux': '1', 'content-disposition': `attachment; filename="${nom}"` }
  return new Response(exporterCsv(db, trouve), { headers })
}
