import { AvisDeFiche } from '#fiche/avis.tsx'
import { peutLire } from '#fiche/fiche.droits.ts'
import { porteeDe } from '#fiche/portee.repository.ts'
import { page } from '#interface/page.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { montrerAilleurs } from '#socle/apports.ts'
import { trouve } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { findBySlug } from './acteur.depot.ts'
import { sorteActeur } from './acteur.sorte.ts'
import { urlActeur } from './acteur.ts'
import { decrireFiche, donneesStructurees } from './decrire-fiche.ts'
import { FichePage } from './FichePage.tsx'
import { ActesFiche } from './fiche/ActesFiche.tsx'
import { rassemblerFiche } from './rassembler-fiche.ts'

/** Les fiches, telles que tout le monde les lit. */
export const routes = routesDe('acteur').get('/catalyseurs/:slug', 'public', fiche).get('/acteurs/:slug', 'public', fiche)

async function fiche(c: Contexte): Promise<Response> {
  const { db, membre } = c.var
  const trouvee = trouve(await findBySlug(db, c.req.param('slug') ?? ''), "Cette fiche n'existe pas, ou n'existe plus.")
  const portee = await porteeDe(db, sorteActeur, trouvee)
  // Une fiche qu'on n'a pas le droit de lire ne dit pas qu'elle existe.
  trouve(peutLire(sorteActeur, membre, trouvee, portee) || null, "Cette fiche n'existe pas, ou n'existe plus.")
  const adresse = urlActeur(trouvee)
  if (c.req.path !== adresse) return c.redirect(adresse, 301)
  const [vue, ailleurs] = await Promise.all([
    rassemblerFiche(db, await chargerReferentiel(db), trouvee),
    montrerAilleurs(c, 'acteur', trouvee.id),
  ])
  const meta = {
    titre: trouvee.nom,
    description: decrireFiche(vue),
    canonique: adresse,
    jsonLd: donneesStructurees(vue),
    scripts: ['carte'],
    indexer: trouvee.etat === 'publiee',
  }
  const actes = <ActesFiche membre={membre} fiche={trouvee} portee={portee} />
  return page(
    c,
    meta,
    <>
      <AvisDeFiche sorte={sorteActeur} avis={c.req.query('avis')} />
      <FichePage vue={vue} actes={actes} ailleurs={ailleurs} />
    </>,
  )
}
