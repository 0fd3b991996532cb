import { config } from '#socle/config.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ErreurPage } from '../ErreurPage.tsx'
import { page } from '../page.tsx'
import { VitrineInterfacePage } from './VitrineInterfacePage.tsx'

const vitrine = routesDe('interface')

/** En développement seulement : en production, ces adresses n'existent pas. */
export const routes = config.production
  ? vitrine
  : vitrine.get('/vitrine-interface', 'public', montrer).get('/vitrine-interface/erreur', 'public', montrerErreur)

function montrer(c: Contexte) {
  return page(c, { titre: "Les pièces de l'interface", indexer: false, scripts: ['facettes', 'dialogue'] }, <VitrineInterfacePage />)
}

function montrerErreur(c: Contexte) {
  const contenu = (
    <ErreurPage statut={404} phrase="Cette page n'existe pas, ou n'existe plus." chemin={c.req.path} requeteId={c.var.requeteId} />
  )
  return page(c, { titre: 'Une erreur', indexer: false }, contenu)
}
