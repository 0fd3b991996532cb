import { config } from '#socle/config.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ecrireErreur, ecrireReponse } from './ecrire-xml.ts'
import { ErreurOai } from './oai.ts'
import { repondre } from './repondre.ts'
import { lireRequete } from './requete.ts'

/** Le protocole demande les deux méthodes (§ 3.1.1.1) ; un moissonneur n'est pas un navigateur, et rien n'est écrit. */
export const routes = routesDe('ressource')
  .get('/oai', 'public', (c) => moissonner(c, c.req.queries()), { cache: false, cors: true })
  .post('/oai', 'public', async (c) => moissonner(c, await lireCorps(c)), { sansOrigine: true, sansEffet: true, tailleMax: 16 * 1024 })

async function moissonner(c: Contexte, recus: Record<string, string[]>): Promise<Response> {
  const contexte = { adresse: config.adresse, maintenant: new Date() }
  try {
    const requete = lireRequete(recus)
    const reponse = await repondre(c.var.db, requete, config.adresse)
    return xml(c, await ecrireReponse(reponse, { ...contexte, recus: { verb: requete.verbe, ...requete.arguments } }))
  } catch (erreur) {
    if (!(erreur instanceof ErreurOai)) throw erreur
    // Une demande mal formée n'est pas redite (§ 3.6).
    const mal = erreur.code === 'badVerb' || erreur.code === 'badArgument'
    const recusUneFois = Object.fromEntries(Object.entries(recus).map(([cle, valeurs]) => [cle, valeurs[0] ?? '']))
    return xml(c, await ecrireErreur(erreur, { ...contexte, recus: mal ? {} : recusUneFois }))
  }
}

async function lireCorps(c: Contexte): Promise<Record<string, string[]>> {
  const recus: Record<string, string[]> = {}
  for (const [cle, valeur] of new URLSearchParams(await c.req.text())) recus[cle] = [...(recus[cle] ?? []), valeur]
  return recus
}

function xml(c: Contexte, texte: string): Response {
  return c.body(texte, 200, { 'content-type': 'text/xml; charset=utf-8' })
}
