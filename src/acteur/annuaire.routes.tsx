import { AvisDeFiche } from '#fiche/avis.tsx'
import { peutLire } from '#fiche/fiche.droits.ts'
import { porteeDe } from '#fiche/portee.repository.ts'
import { page, pageIntegree } from '#interface/page.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { montrerAilleurs } from '#socle/apports.ts'
import { config } from '#socle/config.ts'
import { trouve } from '#socle/erreurs.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { avecParametres } from '#socle/urls.ts'
import { AnnuaireIntegre } from './AnnuaireIntegre.tsx'
import { AnnuairePage, phraseDuTotal } from './AnnuairePage.tsx'
import { findBySlug } from './acteur.depot.ts'
import { sorteActeur } from './acteur.sorte.ts'
import { urlActeur } from './acteur.ts'
import { filtresUrl, parametresDeChoix } from './annuaire.schema.ts'
import { consulterAnnuaire } from './consulter-annuaire.ts'
import { decrireFiche, donneesStructurees } from './decrire-fiche.ts'
import { FichePage } from './FichePage.tsx'
import { ActesFiche } from './fiche/ActesFiche.tsx'
import { rassemblerFiche } from './rassembler-fiche.ts'

/** L'annuaire et les fiches, tels que tout le monde les lit. */
export const routes = routesDe('acteur')
  .get('/catalyseurs', 'public', (c) => annuaire(c, true), { limite: 'recherche' })
  .get('/acteurs', 'public', (c) => annuaire(c, false), { limite: 'recherche' })
  .get('/integration/catalyseurs', 'public', (c) => integrer(c, true), { limite: 'recherche', integrable: true })
  .get('/integration/acteurs', 'public', (c) => integrer(c, false), { limite: 'recherche', integrable: true })
  .get('/catalyseurs/:slug', 'public', fiche)
  .get('/acteurs/:slug', 'public', fiche)

async function annuaire(c: Contexte, catalyseurs: boolean): Promise<Response> {
  const chemin = catalyseurs ? '/catalyseurs' : '/acteurs'
  const url = lireFiltres(c, filtresUrl)
  const vue = await consulterAnnuaire(c.var.db, await chargerReferentiel(c.var.db), url, { catalyseurs, chemin })
  const titre = catalyseurs ? 'Les catalyseurs territoriaux' : 'Les acteurs des territoires'
  const lieu = vue.lieu.genre === 'trouve' ? ` — ${vue.lieu.territoire.nom}` : ''
  const description = `${phraseDuTotal(vue)} : qui peut aider votre territoire, où, et comment.`
  const meta = {
    titre: `${titre}${lieu}`,
    description,
    canonique: avecParametres(chemin, parametresDeChoix(url)),
    scripts: ['carte', 'champ-territoire', 'facettes'],
  }
  return page(c, meta, <AnnuairePage vue={vue} />)
}

async function integrer(c: Contexte, catalyseurs: boolean): Promise<Response> {
  const chemin = catalyseurs ? '/catalyseurs' : '/acteurs'
  const url = lireFiltres(c, filtresUrl)
  const vue = await consulterAnnuaire(c.var.db, await chargerReferentiel(c.var.db), url, { catalyseurs, chemin: `/integration${chemin}` })
  return pageIntegree(
    c,
    { titre: 'Annuaire', canonique: avecParametres(chemin, parametresDeChoix(url)), scripts: ['carte'] },
    <AnnuaireIntegre vue={vue} complet={avecParametres(`${config.adresse}${chemin}`, parametresDeChoix(url))} />,
  )
}

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
