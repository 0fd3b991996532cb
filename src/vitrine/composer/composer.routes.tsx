import { composerDe } from '#fiche/composer/composer.tsx'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { genres } from '../vitrine.champs.ts'
import { findBySlug } from '../vitrine.depot.ts'
import { peutComposer } from '../vitrine.droits.ts'
import { sorteVitrine } from '../vitrine.sorte.ts'
import type { Vitrine } from '../vitrine.ts'
import { recevoirVitrine } from './recevoir-vitrine.ts'
import { TeteDeVitrine } from './TeteDeVitrine.tsx'

const options = { limite: 'formulaire', tailleMax: 1024 ** 2 } as const

const composer = composerDe(sorteVitrine, {
  blocs: 'blocs',
  genres,
  aide: 'Ce qu’elle montre du fonds commun se compte et se choisit tout seul ; vos textes, eux, sont à vous.',
  etats: { neuf: 'brouillon', publier: 'publiee', archiver: 'archivee' },
  Tete: TeteDeVitrine,
  recevoir: recevoirVitrine,
  page: { scripts: ['champ-territoire'] },
})

/** Composer une vitrine. */
export const routes = routesDe('vitrine')
  .get('/vitrines/creer', 'animateur', (c) => composer.ouvrir(c, null))
  .post('/vitrines/creer', 'animateur', (c) => composer.recevoir(c, null), options)
  .get('/vitrines/:slug/composer', 'animateur', async (c) => composer.ouvrir(c, await sienne(c)))
  .post('/vitrines/:slug/composer', 'animateur', async (c) => composer.recevoir(c, await sienne(c)), options)

async function sienne(c: Contexte): Promise<Vitrine> {
  const vitrine = trouve(await findBySlug(c.var.db, c.req.param('slug') ?? ''), "Cette vitrine n'existe pas.")
  if (!peutComposer(c.var.membre, vitrine)) throw new ErreurMetier(403, 'Cette vitrine est composée par quelqu’un d’autre.')
  return vitrine
}
