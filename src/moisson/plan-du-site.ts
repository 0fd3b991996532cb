import { Readable } from 'node:stream'
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap'
import { urlActeur } from '#acteur/acteur.ts'
import { urlRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { niveaux, urlTerritoire } from '#territoire/territoire.ts'
import { countTranches, listPages, type PageConnue, type SalleDuPlan, sallesDuPlan } from './plan.repository.ts'

/** Les pages qui ne dépendent d'aucune donnée. */
const pagesFixes = [
  '/',
  '/catalyseurs',
  '/acteurs',
  '/ressources',
  '/webinaires',
  '/parcours',
  '/thematiques',
  '/territoires',
  '/glossaire',
  '/referentiel',
  '/api',
  '/a-propos',
  '/accessibilite',
  '/ecoconception',
  '/donnees-personnelles',
  '/nouveautes',
]

/** L'index des plans (sitemaps.org) : les pages fixes, puis chaque salle par tranches. */
export async function ecrireIndex(db: Db, adresse: string): Promise<string> {
  const tranches = await countTranches(db)
  const plans = sallesDuPlan.flatMap((salle) => Array.from({ length: tranches[salle] }, (_, n) => `${adresse}/plans/${salle}-${n}.xml`))
  const urls = [`${adresse}/plans/pages.xml`, ...plans].map((url) => ({ url }))
  return String(await streamToPromise(Readable.from(urls).pipe(new SitemapIndexStream())))
}

export async function ecrirePlanDesPages(adresse: string): Promise<string> {
  return ecrire(pagesFixes.map((url) => ({ url: `${adresse}${url}` })))
}

/** Le plan d'une tranche d'une salle ; vide quand rien n'y est public. */
export async function ecrirePlan(db: Db, salle: SalleDuPlan, tranche: number, adresse: string): Promise<string> {
  const pages = await listPages(db, salle, tranche)
  return ecrire(
    pages.flatMap((page) => {
      const chemin = cheminDe[salle](page)
      return chemin === undefined ? [] : [{ url: `${adresse}${chemin}`, ...(page.le ? { lastmod: page.le.toISOString() } : {}) }]
    }),
  )
}

const cheminDe: Record<SalleDuPlan, (page: PageConnue) => string | undefined> = {
  acteur: ({ slug, genre }) => urlActeur({ slug, estCatalyseur: genre === 'true' }),
  ressource: urlRessource,
  webinaire: ({ slug }) => `/webinaires/${slug}`,
  parcours: ({ slug }) => `/parcours/${slug}`,
  vitrine: ({ slug }) => `/vitrines/${slug}`,
  territoire: ({ slug, genre }) => {
    const niveau = niveaux.find((connu) => connu === genre)
    return niveau && urlTerritoire({ niveau, slug })
  },
}

async function ecrire(urls: { url: string; lastmod?: string }[]): Promise<string> {
  // Sans les espaces de noms des images et des vidéos, dont aucune page n'use.
  const flux = new SitemapStream({ xmlns: { news: false, xhtml: false, image: false, video: false } })
  return String(await streamToPromise(Readable.from(urls).pipe(flux)))
}
