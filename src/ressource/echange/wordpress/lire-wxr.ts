import { setImmediate as laisserPasser } from 'node:timers/promises'
import { SaxesParser } from 'saxes'
import { lireDebut } from '#fichier/morceler.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { borner, creerChronometre, signesMax } from './bornes-wxr.ts'
import { lireLeSite, lireUnElement } from './element-en-cours.ts'
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
  const lecteur = ouvrirLecteur()
  // Assez d'un coup, au début, pour y lire l'encodage.
  const { debut: entete, entier } = await lireDebut(octets, 300)
  const decodeur = decodeurPour(entete)
  for await (const morceau of entier()) {
    for (let debut = 0; debut < morceau.length; debut += tranche) {
      const lue = morceau.subarray(debut, debut + tranche)
      chronometrer(lue.length, () => lecteur.ecrire(decodeur.decode(lue, { stream: true })))
      yield* lecteur.prendre()
      if (morceau.length > tranche) await laisserPasser()
    }
  }
  lecteur.finir(decodeur.decode())
  yield* lecteur.prendre()
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

function ouvrirLecteur() {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false })
  const site = lireLeSite()
  const pile: string[] = []
  let [commentaires, attributs, contenus] = [0, 0, 0]
  let element: ReturnType<typeof lireUnElement> | undefined
  let texte = ''
  let [siteDonne, estWxr, commence] = [false, false, false]
  let prets: Lu[] = []
  const donnerLeSite = (): void => {
    if (!siteDonne) prets.push({ genre: 'site', site: site.finir() })
    siteDonne = true
  }
  // Le texte d'un élément connu seulement : les commentaires des lecteurs, par exemple, ne sont pas retenus.
  const lire = (lu: string): void => {
    if (commentaires === 0 && texte.length < signesMax) texte += lu.slice(0, signesMax - texte.length)
  }
  const ecrire = (lu: string): void => {
    commence ||= /^\s*</.test(lu)
    parser.write(lu.replace(interdits, ''))
  }
  Object.assign(parser.ENTITIES, entites)
  parser.on('error', ({ message }) => {
    if (!/unclosed|unexpected end|must contain a root|document must/i.test(message))
      throw new ErreurMetier(422, `Ce fichier XML est mal formé vers la ligne ${parser.line} : rien n'a été lu.`)
    const phrase = "Ce fichier est incomplet : il s'arrête avant la fin. Téléchargez de nouveau l'export, puis renvoyez-le."
    throw new ErreurMetier(422, commence ? phrase : "Ce fichier n'est pas un export WordPress : il ne contient pas de XML.")
  })
  // Un export n'en a jamais : des entités qui s'emboîtent sont une attaque connue.
  parser.on('doctype', () => {
    throw new ErreurMetier(422, "Ce fichier définit son propre vocabulaire XML (DTD) : un export WordPress n'en a pas, il est refusé.")
  })
  parser.on('opentagstart', () => {
    attributs = 0
  })
  parser.on('attribute', () => borner({ attributs: ++attributs }))
  parser.on('opentag', ({ name: nom, attributes }) => {
    borner({ profondeur: pile.push(nom) })
    texte = ''
    if (nom === 'wp:comment') commentaires++
    if (nom.startsWith('wp:')) estWxr = true
    if (nom === 'item') {
      donnerLeSite()
      borner({ contenus: ++contenus })
      element = lireUnElement(contenus)
    }
    element?.ouvrir(nom, attributes)
  })
  parser.on('closetag', ({ name: nom }) => {
    pile.pop()
    if (nom === 'wp:comment') commentaires--
    if (nom === 'item' && element) {
      prets.push({ genre: 'contenu', contenu: element.finir() })
      element = undefined
    } else (element ?? site).fermer(nom, pile.at(-1) ?? '', texte)
    texte = ''
  })
  parser.on('text', lire)
  parser.on('cdata', lire)
  return {
    ecrire,
    finir(reste: string): void {
      ecrire(reste)
      parser.close()
      if (!estWxr) throw new ErreurMetier(422, "Ce fichier XML n'est pas un export WordPress (Outils, Exporter, Tout le contenu).")
      donnerLeSite()
    },
    /** Ce qui est lu depuis la dernière fois. */
    prendre(): Lu[] {
      const lus = prets
      prets = []
      return lus
    },
  }
}
