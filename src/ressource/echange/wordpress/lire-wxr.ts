import { setImmediate as laisserPasser } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import { ErreurMetier } from '#socle/erreurs.ts'
import { bornerAttributs, bornerContenus, bornerProfondeur, creerChronometre, signesMax } from './bornes-wxr.ts'
import { ItemEnCours, SiteEnCours } from './element-en-cours.ts'
import type { Contenu, Site } from './wxr.ts'

export type Lu = { genre: 'site'; site: Site } | { genre: 'contenu'; contenu: Contenu }

// Ce qui se lit d'un trait : quelques millisecondes.
const tranche = 64 * 1024

/**
 * Lit un export WordPress (WXR) au fil de l'eau : le site d'abord, puis ses contenus un à un. Refuse par une phrase un
 * fichier coupé, mal formé, qui définit ses propres entités, trop profond ou trop long à lire.
 *
 * La lecture reste dans ce processus : 50 Mo ne tiennent pas en mémoire d'un coup, chaque signe n'est lu qu'une fois, et les pages
 * passent entre deux tranches. Ce qui n'est pas linéaire (convertir un texte) se fait à part.
 */
export async function* lireWxr(octets: AsyncIterable<Uint8Array>, chronometrer = creerChronometre()): AsyncGenerator<Lu> {
  const lecteur = new Lecteur()
  let decodeur: TextDecoder | undefined
  for await (const morceau of avecDebut(octets)) {
    decodeur ??= decodeurPour(morceau)
    const courant = decodeur
    for (let debut = 0; debut < morceau.length; debut += tranche) {
      const lue = morceau.subarray(debut, debut + tranche)
      chronometrer(lue.length, () => lecteur.ecrire(courant.decode(lue, { stream: true })))
      yield* lecteur.prendre()
      if (morceau.length > tranche) await laisserPasser()
    }
  }
  lecteur.finir(decodeur?.decode() ?? '')
  yield* lecteur.prendre()
}

// Assez d'un coup, au début, pour y lire l'encodage.
async function* avecDebut(octets: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let debut: Uint8Array = new Uint8Array()
  let donne = false
  for await (const morceau of octets) {
    if (donne) yield morceau
    else {
      debut = Buffer.concat([debut, morceau])
      donne = debut.length >= 300
      if (donne) yield debut
    }
  }
  if (!donne) yield debut
}

// WordPress écrit en UTF-8 ; un fichier réenregistré ailleurs le dit dans sa première ligne.
function decodeurPour(debut: Uint8Array): TextDecoder {
  const [a, b] = debut
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return new TextDecoder(a === 0xff ? 'utf-16le' : 'utf-16be')
  const dit = /^[^>]{0,200}?encoding=["']([\w-]{1,20})["']/.exec(Buffer.from(debut.subarray(0, 300)).toString('latin1'))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(dit)
  } catch {
    throw new ErreurMetier(415, `L'encodage « ${dit} » de ce fichier n'est pas connu : il faut un export en UTF-8.`)
  }
}

// Ce que XML interdit et que de vieux contenus portent pourtant : collé d'un traitement de texte, le plus souvent.
const interdits = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const entites = {
  nbsp: '\u00A0',
  laquo: '«',
  raquo: '»',
  hellip: '…',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
}

class Lecteur {
  readonly #parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false })
  readonly #site = new SiteEnCours()
  #pile: string[] = []
  #commentaires = 0
  #attributs = 0
  #item: ItemEnCours | undefined
  #texte = ''
  #siteDonne = false
  #estWxr = false
  #commence = false
  #lus = 0
  #prets: Lu[] = []

  constructor() {
    const parser = this.#parser
    Object.assign(parser.ENTITIES, entites)
    parser.on('error', (erreur) => {
      throw this.#refuser(erreur)
    })
    // Un export n'en a jamais : des entités qui s'emboîtent sont une attaque connue.
    parser.on('doctype', () => {
      throw new ErreurMetier(422, "Ce fichier définit son propre vocabulaire XML (DTD) : un export WordPress n'en a pas, il est refusé.")
    })
    parser.on('opentagstart', () => {
      this.#attributs = 0
    })
    parser.on('attribute', () => bornerAttributs(++this.#attributs))
    parser.on('opentag', ({ name, attributes }) => this.#ouvrir(name, attributes))
    parser.on('closetag', ({ name }) => this.#fermer(name))
    parser.on('text', (texte) => this.#lire(texte))
    parser.on('cdata', (texte) => this.#lire(texte))
  }

  ecrire(texte: string): void {
    this.#commence ||= /^\s*</.test(texte)
    this.#parser.write(texte.replace(interdits, ''))
  }

  finir(reste: string): void {
    this.ecrire(reste)
    this.#parser.close()
    if (!this.#estWxr) throw new ErreurMetier(422, "Ce fichier XML n'est pas un export WordPress (Outils, Exporter, Tout le contenu).")
    this.#donnerLeSite()
  }

  prendre(): Lu[] {
    const prets = this.#prets
    this.#prets = []
    return prets
  }

  #ouvrir(nom: string, attributs: Record<string, string>): void {
    bornerProfondeur(this.#pile.push(nom))
    this.#texte = ''
    if (nom === 'wp:comment') this.#commentaires++
    if (nom.startsWith('wp:')) this.#estWxr = true
    if (nom === 'item') {
      this.#donnerLeSite()
      this.#item = new ItemEnCours(++this.#lus)
      bornerContenus(this.#lus)
    }
    this.#item?.ouvrir(nom, attributs)
  }

  // Le texte d'un élément connu seulement : les commentaires des lecteurs, par exemple, ne sont pas retenus.
  #lire(texte: string): void {
    if (this.#commentaires === 0 && this.#texte.length < signesMax) this.#texte += texte.slice(0, signesMax - this.#texte.length)
  }

  #fermer(nom: string): void {
    this.#pile.pop()
    if (nom === 'wp:comment') this.#commentaires--
    const parent = this.#pile.at(-1) ?? ''
    if (nom === 'item' && this.#item) {
      this.#prets.push({ genre: 'contenu', contenu: this.#item.finir() })
      this.#item = undefined
    } else if (this.#item) this.#item.fermer(nom, parent, this.#texte)
    else this.#site.fermer(nom, parent, this.#texte)
    this.#texte = ''
  }

  #donnerLeSite(): void {
    if (this.#siteDonne) return
    this.#siteDonne = true
    this.#prets.push({ genre: 'site', site: this.#site.finir() })
  }

  #refuser({ message }: Error): ErreurMetier {
    if (/unclosed|unexpected end|must contain a root|document must/i.test(message)) {
      const phrase = "Ce fichier est incomplet : il s'arrête avant la fin. Téléchargez de nouveau l'export, puis renvoyez-le."
      return new ErreurMetier(422, this.#commence ? phrase : "Ce fichier n'est pas un export WordPress : il ne contient pas de XML.")
    }
    return new ErreurMetier(422, `Ce fichier XML est mal formé vers la ligne ${this.#parser.line} : rien n'a été lu.`)
  }
}
