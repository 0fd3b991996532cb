import { config } from '#socle/config.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ErreurOai, espace, horodatage, type Noeud } from './oai.ts'
import { repondre } from './repondre.ts'
import { lireRequete } from './requete.ts'

/** Le protocole demande les deux méthodes (§ 3.1.1.1) ; un moissonneur n'est pas un navigateur, et rien n'est écrit. */
export const routes = routesDe('ressource')
  .get('/oai', 'public', (c) => moissonner(c, c.req.queries()), { cache: false, cors: true })
  .post('/oai', 'public', async (c) => moissonner(c, await lireCorps(c)), { sansOrigine: true, sansEffet: true, tailleMax: 16 * 1024 })

async function moissonner(c: Contexte, recus: Record<string, string[]>): Promise<Response> {
  try {
    const requete = lireRequete(recus)
    return await xml(c, { verb: requete.verbe, ...requete.arguments }, { [requete.verbe]: await repondre(c.var.db, requete) })
  } catch (erreur) {
    if (!(erreur instanceof ErreurOai)) throw erreur
    // Une demande mal formée n'est pas redite (§ 3.6).
    const mal = erreur.code === 'badVerb' || erreur.code === 'badArgument'
    const recusUneFois = Object.fromEntries(Object.entries(recus).map(([cle, valeurs]) => [cle, valeurs[0] ?? '']))
    return xml(c, mal ? {} : recusUneFois, { error: { '@code': erreur.code, '#': erreur.message } })
  }
}

async function lireCorps(c: Contexte): Promise<Record<string, string[]>> {
  const recus: Record<string, string[]> = {}
  for (const [cle, valeur] of new URLSearchParams(await c.req.text())) recus[cle] = [...(recus[cle] ?? []), valeur]
  return recus
}

// Le document d'une réponse (OAI-PMH 2.0, § 3.2) ; `recus` : les arguments de la demande, redits.
async function xml(c: Contexte, recus: Record<string, string>, corps: Noeud): Promise<Response> {
  // Chargée à la première moisson : elle pèse trois mégaoctets.
  const { create } = await import('xmlbuilder2')
  const attributs = Object.fromEntries(Object.entries(recus).map(([nom, valeur]) => [`@${nom}`, valeur]))
  const racine = {
    'OAI-PMH': {
      '@xmlns': espace,
      '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      '@xsi:schemaLocation': `${espace} ${espace}OAI-PMH.xsd`,
      responseDate: horodatage(new Date()),
      request: { ...attributs, '#': `${config.adresse}/oai` },
      ...corps,
    },
  }
  // Un caractère que XML interdit (commande, demi-paire) est ôté : il vient d'un texte collé, jamais d'un sens.
  const texte = create({ version: '1.0', encoding: 'UTF-8', invalidCharReplacement: '' }, racine).end()
  return c.body(texte, 200, { 'content-type': 'text/xml; charset=utf-8' })
}
