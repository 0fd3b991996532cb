import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { findByCle } from './fichier.repository.ts'
import { largeurs, nomDAdresse, urlFichier } from './fichier.ts'
import { choisirCopie, servirFichier } from './servir-fichier.ts'

/** Les fichiers déposés : leurs adresses. Qui connaît la clé d'un fichier peut le lire. */
export const routes = routesDe('fichier').get('/fichiers/:cle/:nom', 'public', servir, { reglePropre: true })

const phrase = "Ce fichier n'existe pas, ou n'existe plus."

async function servir(c: Contexte): Promise<Response> {
  const cle = c.req.param('cle') ?? ''
  if (!/^[\w-]{22}$/.test(cle)) throw new ErreurMetier(404, phrase)
  const fichier = trouve(await findByCle(c.var.db, cle), phrase)
  const nom = c.req.param('nom') ?? ''
  if (nom !== nomDAdresse(fichier) && !largeurs.some((largeur) => nom === `${largeur}.webp`)) return c.redirect(urlFichier(fichier), 301)
  const copie = await choisirCopie(c.var.db, fichier, nom)
  return servirFichier(c.var.db, fichier, copie, {
    plage: c.req.header('range'),
    siPlage: c.req.header('if-range'),
    siAucun: c.req.header('if-none-match'),
  })
}
