import { apports } from '#socle/apports.ts'
import { config } from '#socle/config.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ecrireCatalogue } from './catalogue-dcat.ts'
import { ecrireLlms } from './llms.ts'
import { ecrireIndex, ecrirePlan, ecrirePlanDesPages } from './plan-du-site.ts'

const xml = { 'content-type': 'application/xml; charset=utf-8' }
const texte = { 'content-type': 'text/plain; charset=utf-8' }

/** Ce que lisent les machines : plan du site, robots.txt, llms.txt, catalogue DCAT. */
export const routes = routesDe('moisson')
  .get('/robots.txt', 'public', (c) => c.body(robots(), 200, texte))
  .get('/llms.txt', 'public', async (c) => {
    const rubriques = apports(c.var.salles, ({ moisson }) => moisson?.rubriques ?? [])
    return c.body(await ecrireLlms(c.var.db, rubriques, config.adresse), 200, texte)
  })
  .get('/sitemap.xml', 'public', async (c) => c.body(await ecrireIndex(c.var.db, c.var.salles, config.adresse), 200, xml))
  .get('/plans/pages.xml', 'public', async (c) => c.body(await ecrirePlanDesPages(c.var.salles, config.adresse), 200, xml))
  .get('/plans/:plan{[a-z]+-[0-9]{1,9}\\.xml}', 'public', lirePlan, { cache: false })
  .get('/catalogue.jsonld', 'public', cataloguer, { cors: true })

const dcat = { 'content-type': 'application/ld+json; charset=utf-8' }

async function cataloguer(c: Contexte): Promise<Response> {
  const jeux = apports(c.var.salles, ({ moisson }) => moisson?.jeux ?? [])
  return c.body(JSON.stringify(await ecrireCatalogue(c.var.db, jeux, config.adresse)), 200, dcat)
}

async function lirePlan(c: Contexte): Promise<Response> {
  const [, nom, tranche] = /^([a-z]+)-(\d+)\.xml$/.exec(c.req.param('plan') ?? '') ?? []
  const fiches = c.var.salles.find((connue) => connue.nom === nom)?.moisson?.fiches
  if (!fiches) throw new ErreurMetier(404, "Ce plan n'existe pas.")
  return c.body(await ecrirePlan(c.var.db, fiches, Number(tranche), config.adresse), 200, xml)
}

// Les pages réservées ne mènent nulle part à un robot ; les filtres combinés seraient sans fin.
function robots(): string {
  const ecartes = ['/mon-compte', '/moderation', '/membres', '/courriels', '/connexion', '/demandes', '/fichiers', '/integration']
  const lignes = config.demonstration ? ['Disallow: /'] : ecartes.map((chemin) => `Disallow: ${chemin}`)
  return ['User-agent: *', ...lignes, '', `Sitemap: ${config.adresse}/sitemap.xml`, ''].join('\n')
}
