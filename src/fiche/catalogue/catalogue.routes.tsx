import { page, pageIntegree } from '#interface/page.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { autrement } from '#socle/apports.ts'
import { config } from '#socle/config.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, type Routes, routesDe } from '#socle/routes.ts'
import { pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { ecrireFil, type Fil } from '../fil.ts'
import type { Catalogue } from './catalogue.ts'
import { consulter } from './consulter.ts'
import { CatalogueIntegre, CataloguePage } from './page/CataloguePage.tsx'
import { type Demande, lectureDe, parametresDeChoix } from './question/demande.ts'
import { listPage } from './reponse/liste.repository.ts'
import { repondre } from './reponse/trouver.ts'

const entreesDuFil = 40

/** La liste, la même à intégrer ailleurs, et son fil Atom si elle en a un. */
export function catalogueDe<A extends { id: number; slug: string }>(catalogue: Catalogue<A>): Routes {
  const { mots, fonds, fil } = catalogue
  const { chemin } = fonds
  const schema = lectureDe(fonds)
  const canonique = (demande: Demande) => avecParametres(chemin, parametresDeChoix(demande))
  const adresseDuFil = (demande: Demande) => avecParametres(`${chemin}.atom`, parametresDeChoix({ ...demande, tri: undefined }))

  async function lister(c: Contexte): Promise<Response> {
    const demande = lireFiltres(c, schema)
    const vue = await consulter(c.var.db, fonds, demande)
    const lieu = vue.lieu.genre === 'trouve' ? ` — ${vue.lieu.territoire.nom}` : ''
    const total = `${vue.plafonne ? 'Plus de ' : ''}${pluriel(vue.total, mots.une, mots.plusieurs)}`
    const meta = {
      titre: `${mots.titre}${lieu}`,
      description: `${total} : ${mots.description}`,
      canonique: canonique(demande),
      scripts: [...(vue.carte ? ['carte'] : []), 'champ-territoire', 'facettes'],
      alternatives: fil ? [{ type: 'application/atom+xml', titre: fil.annonce, href: adresseDuFil(demande) }] : [],
    }
    return page(c, meta, <CataloguePage {...{ catalogue, vue }} autrement={autrement(c.var.salles, demande)} />)
  }

  async function integrer(c: Contexte): Promise<Response> {
    const demande = lireFiltres(c, schema)
    const vue = await consulter(c.var.db, fonds, demande, `/integration${chemin}`)
    const meta = { titre: mots.etape, canonique: canonique(demande), scripts: vue.carte ? ['carte'] : [] }
    return pageIntegree(c, meta, <CatalogueIntegre catalogue={catalogue} vue={vue} complet={`${config.adresse}${canonique(demande)}`} />)
  }

  async function suivre(c: Contexte, { titre, description, entree }: Fil<A>): Promise<Response> {
    const { db } = c.var
    const demande = lireFiltres(c, schema)
    const tri = fonds.ordres.find(({ genre }) => genre === 'date')?.nom
    const [referentiel, { trouve }] = await Promise.all([chargerReferentiel(db), repondre(db, fonds, { ...demande, tri })])
    const apercus = await listPage(db, trouve, { limite: entreesDuFil })
    const entrees = apercus.map((apercu) => entree(apercu, referentiel))
    const tete = { titre, description, lien: canonique({ ...demande, tri: undefined }), ici: adresseDuFil(demande) }
    return c.body(ecrireFil(tete, entrees), 200, { 'content-type': 'application/atom+xml; charset=utf-8' })
  }

  const routes = routesDe(fonds.table)
    .get(chemin, 'public', lister, { limite: 'recherche' })
    .get(`/integration${chemin}`, 'public', integrer, { limite: 'recherche', integrable: true })
  return fil ? routes.get(`${chemin}.atom`, 'public', (c) => suivre(c, fil), { limite: 'recherche', cors: true }) : routes
}
