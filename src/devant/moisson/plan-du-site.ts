import { Readable } from 'node:stream'
import type { Db } from '#socle/db.ts'
import type { FichesDuPlan } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { countTranches, listPages } from './plan.repository.ts'

type Salles = readonly Salle[]

/** L'index des plans (sitemaps.org) : les pages fixes, puis chaque salle par tranches. */
export async function ecrireIndex(db: Db, salles: Salles, adresse: string): Promise<string> {
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

export async function ecrirePlanDesPages(salles: Salles, adresse: string): Promise<string> {
  return ecrire(salles.flatMap(({ moisson }) => moisson?.pages ?? []).map((url) => ({ url: `${adresse}${url}` })))
}

/** Le plan d'une tranche d'une salle ; vide quand rien n'y est public. */
export async function ecrirePlan(db: Db, fiches: FichesDuPlan, tranche: number, adresse: string): Promise<string> {
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
