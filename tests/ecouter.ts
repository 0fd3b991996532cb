import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as attendre } from 'node:timers/promises'
import { creerServeur } from '#creer-serveur.ts'
import { PagesGardees } from '#socle/pages-gardees.ts'
import { Revision } from '#socle/revision.ts'
import type { Bornes } from '#socle/vider-le-reste.ts'
import type { App } from './demander.ts'

export type Ecoute = { port: number; fermer: () => Promise<void> }

/** L'application à l'écoute sur un port libre de la boucle locale, comme en service. */
export async function ecouter(
  app: App,
  { reste, gardees = new PagesGardees(new Revision()) }: { reste?: Bornes; gardees?: PagesGardees } = {},
): Promise<Ecoute> {
  const serveur = creerServeur({ app, fichiers: new Map(), gardees, ...(reste ? { reste } : {}) })
  serveur.listen(0, '127.0.0.1')
  await once(serveur, 'listening')
  const ou = serveur.address()
  if (!ou || typeof ou === 'string') throw new Error('Pas de port.')
  const fermer = async () => {
    serveur.closeAllConnections()
    serveur.close()
    await once(serveur, 'close')
  }
  return { port: ou.port, fermer }
}

/** Une connexion brute : ce qu'on écrit part tel quel. */
export class Prise {
  recu = ''
  fermee = false
  readonly socket: Socket

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1')
    this.socket.setEncoding('latin1').on('data', (texte: string) => {
      this.recu += texte
    })
    this.socket
      .on('error', () => {})
      .on('close', () => {
        this.fermee = true
      })
  }

  /** Les en-têtes d'un POST venu d'une page de ce site, et rien d'autre ; le corps reste à écrire. */
  annoncer(chemin: string, entetes: Record<string, string>): void {
    const tous = { host: 'localhost', origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded', ...entetes }
    this.socket.write(
      `POST ${chemin} HTTP/1.1\r\n${Object.entries(tous)
        .map(([nom, valeur]) => `${nom}: ${valeur}\r\n`)
        .join('')}\r\n`,
    )
  }

  /** Écrit au rythme où l'autre lit ; faux s'il a fermé. */
  async ecrire(octets: Uint8Array | string): Promise<boolean> {
    if (this.fermee || !this.socket.writable) return false
    if (this.socket.write(octets)) return true
    // Le premier venu fait cesser l'écoute de l'autre : elles s'accumuleraient d'un morceau à l'autre.
    const venu = new AbortController()
    await Promise.race(['drain', 'close'].map((quoi) => once(this.socket, quoi, { signal: venu.signal }).catch(() => {})))
    venu.abort()
    return !this.fermee
  }

  /** Attend ce texte dans ce qui est reçu ; rend le tout. */
  async lireJusqua(texte: string | RegExp, secondes = 10): Promise<string> {
    const terme = Date.now() + secondes * 1000
    while (this.recu.search(texte) === -1) {
      if (Date.now() > terme || this.fermee) throw new Error(`« ${texte} » n'est pas venu : ${this.recu.slice(0, 300)}`)
      await attendre(5)
    }
    return this.recu
  }

  /** Le statut de la première réponse. */
  async statut(): Promise<number> {
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(await this.lireJusqua(/\r\n\r\n/))?.[1])
  }

  async fin(secondes = 10): Promise<void> {
    const terme = Date.now() + secondes * 1000
    while (!this.fermee) {
      if (Date.now() > terme) throw new Error('La connexion est encore ouverte.')
      await attendre(5)
    }
  }
}

/** Un morceau d'un corps sans taille annoncée (Transfer-Encoding: chunked). */
export const morceau = (octets: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${octets.length.toString(16)}\r\n`), octets, Buffer.from('\r\n')])
