import { randomInt } from 'node:crypto'
import type { Hono } from 'hono'
import type { JeuDEssai, PageDuSite } from '#socle/essais.ts'
import type { Environnement } from '#socle/salle.ts'

export type App = Hono<Environnement>

// Chaque demande vient d'une adresse réseau neuve, sauf si le test en choisit une : les limites de débit ne s'en mêlent pas.
const adresseNeuve = () => `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`
const venantDe = (adresse: string = adresseNeuve()) => ({ incoming: { socket: { remoteAddress: adresse } } })

/** Demande un chemin à l'application comme le ferait un navigateur venu de cette adresse réseau. */
export async function demander(app: App, chemin: string, init: RequestInit = {}, adresse?: string): Promise<Response> {
  return app.request(chemin, init, venantDe(adresse))
}

/** Envoie un formulaire depuis une page de ce site. */
export async function envoyer(
  app: App,
  chemin: string,
  champs: Record<string, string> | [string, string][],
  cookie = '',
  adresse?: string,
): Promise<Response> {
  const headers = { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded', cookie }
  return demander(app, chemin, { method: 'POST', headers, body: new URLSearchParams(champs).toString() }, adresse)
}

/** Visite une page du site comme la personne qui doit la voir. */
export async function visiter(app: App, { chemin, qui, envoi }: PageDuSite, jeu: JeuDEssai): Promise<Response> {
  const cookie = qui ? jeu.cookies[qui] : ''
  return envoi ? envoyer(app, chemin(jeu), envoi, cookie) : demander(app, chemin(jeu), { headers: { cookie } })
}
