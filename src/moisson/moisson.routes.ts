import { config } from '#socle/config.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ecrireCatalogue } from './catalogue-dcat.ts'
import { ecrireLlms } from './llms.ts'
import { sallesDuPlan } from './plan.repository.ts'
import { ecrireIndex, ecrirePlan, ecrirePlanDesPages } from './plan-du-site.ts'

const xml = { 'content-type': 'application/xml; charset=utf-8' }
const texte = { 'content-type': 'text/plain; charset=utf-8' }

/** Ce que lisent les machines : plan du site, robots.txt, llms.txt, catalogue DCAT. */
export const routes = routesDe('moisson')
  .get('/robots.txt', 'public', (c) => c.body(robots(), 200, texte))
  .get('/llms.txt', 'public', async (c) => c.body(await ecrireLlms(c.var.db, config.adresse), 200, texte))
  .get('/sitemap.xml', 'public', async (c) => c.body(await ecrireIndex(c.var.db, config.adresse), 200, xml))
  .get('/plans/pages.xml', 'public', async (c) => c.body(await ecrirePlanDesPages(config.adresse), 200, xml))
  .get('/plans/:plan{[a-z]+-[0-9]{1,9}\\.xml}', 'public', lirePlan, { cache: false })
  .get('/catalogue.jsonld', 'public', async (c) => c.body(JSON.stringify(await ecrireCatalogue(c.var.db, config.adresse)), 200, dcat), {
    cors: true,
  })

const dcat = { 'content-type': 'application/ld+json; charset=utf-8' }

async function lirePlan(c: Contexte): Promise<Response> {
  const [, nom, tranche] = /^([a-z]+)-(\d+)\.xml$/.exec(c.req.param('plan') ?? '') ?? []
  const salleDuPlan = sallesDuPlan.find((connue) => connue === nom)
  if (!salleDuPlan) throw new ErreurMetier(404, "Ce plan n'existe pas.")
  return c.body(await ecrirePlan(c.var.db, salleDuPlan, Number(tranche), config.adresse), 200, xml)
}

// Les pages réservées ne mènent nulle part à un robot ; les filtres combinés seraient sans fin.
function robots(): string {
  const ecartes = ['/mon-compte', '/moderation', '/membres', '/courriels', '/connexion', '/demandes', '/fichiers', '/integration']
  const lignes = config.demonstration ? ['Disallow: /'] : ecartes.map((chemin) => `Disallow: ${chemin}`)
  return ['User-agent: *', ...lignes, '', `Sitemap: ${config.adresse}/sitemap.xml`, ''].join('\n')
}
