import { routesDe } from '#socle/routes.ts'
import { decider } from './decider.routes.ts'
import { exporter } from './export.routes.ts'
import { emporter, envoyer, lancer, lister, montrer, nouveau } from './import.routes.tsx'
import { emporterMedias, montrerMedias } from './medias.routes.tsx'
import { moMax } from './recevoir-import.ts'
import { choisir, revoir } from './wordpress.routes.tsx'

const envoi = { limite: 'formulaire' as const, tailleMax: (moMax + 1) * 1024 ** 2, auFilDeLEau: true } as const

/** Importer et exporter ; avant le catalogue, dont /ressources/:slug prendrait ces chemins. */
export const routes = routesDe('ressource')
  .get('/ressources.csv', 'public', (c) => exporter(c, 'csv'), { limite: 'recherche', cors: true })
  .get('/ressources.json', 'public', (c) => exporter(c, 'json'), { limite: 'recherche', cors: true })
  .get('/ressources/imports', 'animateur', lister)
  .get('/ressources/imports/nouveau', 'animateur', nouveau)
  .post('/ressources/imports', 'animateur', envoyer, envoi)
  .get('/ressources/imports/:id', 'animateur', montrer)
  .post('/ressources/imports/:id/lancer', 'animateur', lancer)
  .get('/ressources/imports/:id/rapport.csv', 'animateur', emporter)
  .get('/ressources/imports/:id/correspondances', 'animateur', revoir)
  .post('/ressources/imports/:id/correspondances', 'animateur', choisir)
  .get('/ressources/imports/:id/medias', 'animateur', montrerMedias)
  .get('/ressources/imports/:id/medias.csv', 'animateur', emporterMedias)
  .post('/ressources/imports/:id/decider', 'animateur', decider)
