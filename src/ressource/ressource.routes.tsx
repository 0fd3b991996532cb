import { AvisDeFiche } from '#fiche/avis.tsx'
import { page, pageIntegree } from '#interface/page.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { config } from '#socle/config.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { ActesDeRessource } from './ActesDeRessource.tsx'
import { ressourceLisible } from './acces.ts'
import { CataloguePage } from './CataloguePage.tsx'
import { listApercus } from './catalogue.repository.ts'
import { filtresUrl, parametresDeChoix, urlCatalogue } from './catalogue.schema.ts'
import { enBibtex, enCsl } from './citer.ts'
import { consulterCatalogue, parPage } from './consulter-catalogue.ts'
import { decrireRessource, donneesStructurees } from './decrire-ressource.ts'
import { filAtom } from './fil-atom.ts'
import { CatalogueIntegre } from './ListeDeRessources.tsx'
import { lireFiltre } from './lire-filtre.ts'
import { PourMoiPage } from './PourMoiPage.tsx'
import { RessourcePage } from './RessourcePage.tsx'
import { rassemblerRessource } from './rassembler-ressource.ts'
import { sorteRessource } from './ressource.sorte.ts'
import { urlRessource } from './ressource.ts'

/** Le catalogue et les fiches. */
export const routes = routesDe('ressource')
  .get('/ressources', 'public', catalogue, { limite: 'recherche' })
  .get('/ressources.atom', 'public', atom, { limite: 'recherche', cors: true })
  .get('/integration/ressources', 'public', integrer, { limite: 'recherche', integrable: true })
  .get('/ressources/pour-moi', 'public', pourMoi)
  .get('/ressources/:bib{[a-z0-9-]+\\.bib}', 'public', bibtex)
  .get('/ressources/:csl{[a-z0-9-]+\\.csl\\.json}', 'public', csl, { cors: true })
  .get('/ressources/:slug', 'public', fiche)

async function catalogue(c: Contexte): Promise<Response> {
  const url = lireFiltres(c, filtresUrl)
  const vue = await consulterCatalogue(c.var.db, await chargerReferentiel(c.var.db), url)
  const lieu = vue.lieu.genre === 'trouve' ? ` — ${vue.lieu.territoire.nom}` : ''
  const meta = {
    titre: `Les ressources${lieu}`,
    description: `${pluriel(vue.total, 'ressource', 'ressources')} : méthodes, exemples, données, outils, compétences à reprendre et à adapter.`,
    canonique: urlCatalogue(url),
    scripts: ['champ-territoire', 'facettes'],
    alternatives: [
      {
        type: 'application/atom+xml',
        titre: 'Les nouvelles ressources de cette liste',
        href: avecParametres('/ressources.atom', parametresDeChoix({ ...url, tri: undefined })),
      },
    ],
  }
  return page(c, meta, <CataloguePage vue={vue} />)
}

async function integrer(c: Contexte): Promise<Response> {
  const url = lireFiltres(c, filtresUrl)
  const vue = await consulterCatalogue(c.var.db, await chargerReferentiel(c.var.db), url, '/integration/ressources')
  const complet = `${config.adresse}${urlCatalogue(url)}`
  return pageIntegree(c, { titre: 'Ressources', canonique: urlCatalogue(url) }, <CatalogueIntegre vue={vue} complet={complet} />)
}

async function pourMoi(c: Contexte): Promise<Response> {
  const referentiel = await chargerReferentiel(c.var.db)
  const meta = {
    titre: 'Que lire, en trois questions',
    description: 'Votre profil, où vous en êtes, le temps que vous avez : les ressources qui vous vont.',
  }
  return page(c, meta, <PourMoiPage referentiel={referentiel} url={lireFiltres(c, filtresUrl)} />)
}

async function atom(c: Contexte): Promise<Response> {
  const { db } = c.var
  const referentiel = await chargerReferentiel(db)
  const url = lireFiltres(c, filtresUrl)
  const { filtre } = await lireFiltre(db, referentiel, url)
  const ressources = await listApercus(db, { ...filtre, tri: 'date' }, { limite: parPage * 4 })
  return c.body(filAtom(ressources, referentiel, url), 200, { 'content-type': 'application/atom+xml; charset=utf-8' })
}

async function fiche(c: Contexte): Promise<Response> {
  const { db, membre } = c.var
  const { fiche: ressource, portee } = await ressourceLisible(c)
  const vue = await rassemblerRessource(db, await chargerReferentiel(db), ressource)
  const adresse = urlRessource(ressource)
  const meta = {
    titre: ressource.titre,
    description: decrireRessource(vue),
    canonique: adresse,
    jsonLd: donneesStructurees(vue),
    indexer: ressource.etat === 'publiee',
    scripts: ['copier'],
    alternatives: [
      { type: 'application/vnd.citationstyles.csl+json', titre: 'Référence CSL-JSON', href: `${adresse}.csl.json` },
      { type: 'application/x-bibtex', titre: 'Référence BibTeX', href: `${adresse}.bib` },
    ],
  }
  const actes = <ActesDeRessource {...{ membre, ressource, portee }} />
  return page(c, meta, <RessourcePage {...{ vue, actes }} avis={<AvisDeFiche sorte={sorteRessource} avis={c.req.query('avis')} />} />)
}

async function bibtex(c: Contexte): Promise<Response> {
  const { ressource, type } = await aCiter(c, 'bib')
  return c.body(`${enBibtex({ ...ressource, type })}\n`, 200, { 'content-type': 'application/x-bibtex; charset=utf-8' })
}

async function csl(c: Contexte): Promise<Response> {
  const { ressource, type } = await aCiter(c, 'csl.json')
  const corps = JSON.stringify([enCsl({ ...ressource, type })])
  return c.body(corps, 200, { 'content-type': 'application/vnd.citationstyles.csl+json; charset=utf-8' })
}

async function aCiter(c: Contexte, extension: 'bib' | 'csl.json') {
  const nom = c.req.path.split('/').at(-1) ?? ''
  const { fiche: ressource } = await ressourceLisible(c, nom.slice(0, -extension.length - 1))
  const type = (await chargerReferentiel(c.var.db)).parId(ressource.typeId)?.code ?? ''
  return { ressource, type }
}
