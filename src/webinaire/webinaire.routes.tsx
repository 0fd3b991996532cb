import { page } from '#interface/page.tsx'
import { trouve } from '#socle/erreurs.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { auMoins } from '#socle/session.ts'
import { findCycleBySlug } from './cycle.repository.ts'
import { urlCycle } from './cycle.ts'
import { montrerSeance } from './montrer-seance.tsx'
import { filtreSchema, rassemblerCycle, rassemblerWebinaires } from './rassembler-webinaires.ts'
import { CyclePage, WebinairesPage } from './WebinairesPage.tsx'
import { peutTenirLesCycles } from './webinaire.droits.ts'

/** Les séances et les cycles, tels que tout le monde les lit. */
export const routes = routesDe('webinaire')
  .get('/webinaires', 'public', lister)
  .get('/webinaires/cycles/:slug', 'public', montrerCycle)
  .get('/webinaires/:slug', 'public', (c) => montrerSeance(c))

async function lister(c: Contexte) {
  const filtre = lireFiltres(c, filtreSchema)
  const vue = await rassemblerWebinaires(c.var.db, filtre)
  return page(
    c,
    {
      titre: vue.thematique ? `Webinaires : ${vue.thematique.libelle}` : 'Webinaires et rencontres',
      description: 'Les prochaines séances du réseau, celles qui se revoient, et leur agenda auquel on s’abonne.',
      canonique: '/webinaires',
      classe: 'famille-savoir',
      indexer: filtre.q === '' && filtre.avant === '',
    },
    <WebinairesPage vue={vue} peutAnimer={auMoins(c.var.membre, 'animateur')} />,
  )
}

async function montrerCycle(c: Contexte) {
  const cycle = trouve(await findCycleBySlug(c.var.db, c.req.param('slug') ?? ''), "Ce cycle n'existe pas, ou n'existe plus.")
  const vue = await rassemblerCycle(c.var.db, cycle)
  return page(
    c,
    {
      titre: cycle.titre,
      description: cycle.question || `Le cycle de webinaires « ${cycle.titre} » et ses séances.`,
      canonique: urlCycle(cycle),
      classe: 'famille-savoir',
    },
    <CyclePage vue={vue} peutTenir={peutTenirLesCycles(c.var.membre)} />,
  )
}
