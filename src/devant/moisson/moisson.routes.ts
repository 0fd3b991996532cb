import { Readable } from 'node:stream'
import { apports } from '#socle/apports.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { FichesDuPlan, LigneDeLlms, RubriqueDeLlms } from '#socle/moisson.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { Salle } from '#socle/salle.ts'
import { ecrireCatalogue } from './catalogue-dcat.ts'
import { countTranches, listPages } from './plan.repository.ts'

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

/** Le site en Markdown pour les modèles de langue (llmstxt.org) : ce qu'il est, où lire, sous quelle forme. */
async function ecrireLlms(db: Db, rubriques: readonly RubriqueDeLlms[], adresse: string): Promise<string> {
  const lues = await Promise.all(
    rubriques.map(async ({ titre, lignes }) => ({ titre, lignes: typeof lignes === 'function' ? await lignes(db) : lignes })),
  )
  const parTitre = Map.groupBy(lues, ({ titre }) => titre)
  return [
    '# Catalyse',
    '> La plateforme ouverte des catalyseurs territoriaux : trouver qui peut aider un territoire, apprendre comment agir ensemble, laisser une trace utile au suivant. En français.',
    'Les contenus marqués « proposition de départ » n’engagent pas le Réseau des catalyseurs territoriaux. Chaque fiche dit sa source, sa date de vérification et sa licence : citez-les.',
    ...[...parTitre].map(([titre, parts]) =>
      section(
        titre,
        parts.flatMap(({ lignes }) => lignes.map((ligne) => lien(ligne, adresse))),
      ),
    ),
  ]
    .filter((partie) => partie !== '')
    .join('\n\n')
    .concat('\n')
}

function section(titre: string, lignes: string[]): string {
  return lignes.length === 0 ? '' : `## ${titre}\n\n${lignes.join('\n')}`
}

// Sur une ligne, sans crochet : un titre ne peut pas refermer le lien qui le porte.
function lien({ titre, chemin, quoi }: LigneDeLlms, adresse: string): string {
  const plat = (texte: string) => texte.replace(/\s+/g, ' ').replace(/[[\]]/g, '').trim()
  return `- [${plat(titre)}](${adresse}${chemin})${quoi === '' ? '' : `: ${plat(quoi)}`}`
}

type Salles = readonly Salle[]

/** L'index des plans (sitemaps.org) : les pages fixes, puis chaque salle par tranches. */
async function ecrireIndex(db: Db, salles: Salles, adresse: string): Promise<string> {
  const avecFiches = salles.flatMap(({ nom, moisson }) => (moisson?.fiches ? [{ nom, table: moisson.fiches.table }] : []))
  const tranches = await countTranches(
    db,
    avecFiches.map(({ table }) => table),
  )
  const plans = avecFiches.flatMap(({ nom }, rang) =>
    Array.from({ length: tranches[rang] ?? 0 }, (_, n) => `${adresse}/plans/${nom}-${n}.xml`),
  )
  const urls = [`${adresse}/plans/pages.xml`, ...plans].map((url) => ({ url }))
  const { SitemapIndexStream, streamToPromise } = await import('sitemap')
  return String(await streamToPromise(Readable.from(urls).pipe(new SitemapIndexStream())))
}

async function ecrirePlanDesPages(salles: Salles, adresse: string): Promise<string> {
  return ecrire(salles.flatMap(({ moisson }) => moisson?.pages ?? []).map((url) => ({ url: `${adresse}${url}` })))
}

/** Le plan d'une tranche d'une salle ; vide quand rien n'y est public. */
async function ecrirePlan(db: Db, fiches: FichesDuPlan, tranche: number, adresse: string): Promise<string> {
  const pages = await listPages(db, fiches, tranche)
  return ecrire(
    pages.flatMap((page) => {
      const chemin = fiches.adresse(page)
      return chemin === undefined ? [] : [{ url: `${adresse}${chemin}`, ...(page.le ? { lastmod: page.le.toISOString() } : {}) }]
    }),
  )
}

async function ecrire(urls: { url: string; lastmod?: string }[]): Promise<string> {
  const { SitemapStream, streamToPromise } = await import('sitemap')
  // Sans les espaces de noms des images et des vidéos, dont aucune page n'use.
  const flux = new SitemapStream({ xmlns: { news: false, xhtml: false, image: false, video: false } })
  return String(await streamToPromise(Readable.from(urls).pipe(flux)))
}
