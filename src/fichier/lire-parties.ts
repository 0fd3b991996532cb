import { ErreurMetier } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import { toutLire } from './morceler.ts'

/** Une partie d'un formulaire : `fichier` est le nom donné au fichier, null pour un champ de texte. */
export type Partie = { champ: string; fichier: string | null; contenu: AsyncIterable<Uint8Array> }

const enteteMax = 16 * 1024
const partiesMax = 2000

/** Les parties d'un envoi de `max` octets au plus, au fil de l'eau ; undefined si ce n'est pas un formulaire à fichiers. */
export function partiesDe(c: Contexte, max = Number.POSITIVE_INFINITY): AsyncGenerator<Partie> | undefined {
  const [, limite] = /^multipart\/form-data\b.*;\s*boundary="?([^";]{1,200})/i.exec(c.req.header('content-type') ?? '') ?? []
  return limite === undefined ? undefined : lireParties(borner(c.req.raw.body, max), limite)
}

async function* borner(corps: ReadableStream<Uint8Array> | null, max: number): AsyncGenerator<Uint8Array> {
  const lecteur = corps?.getReader()
  let lus = 0
  for (let lu = await lecteur?.read(); lu && !lu.done; lu = await lecteur?.read()) {
    lus += lu.value.length
    if (lus > max) throw new ErreurMetier(413, `Cet envoi est trop gros : ${Math.floor(max / 1024 ** 2)} Mio au plus.`)
    yield lu.value
  }
}

/**
 * Lit un corps multipart/form-data (RFC 7578) au fil de l'eau, sans garder un fichier en mémoire. Le contenu d'une
 * partie se lit avant de demander la suivante ; ce qui n'en est pas lu est passé.
 */
export async function* lireParties(flux: AsyncIterable<Uint8Array>, limite: string): AsyncGenerator<Partie> {
  const lecteur = lecteurDe(flux)
  const fin = Buffer.from(`\r\n--${limite}`)
  await passer(lecteur.jusqua(fin))
  for (let compte = 0; ; compte++) {
    const suite = await lecteur.prendre(2)
    if (suite === '--') return
    if (suite !== '\r\n' || compte >= partiesMax) throw illisible()
    const entete = await toutLire(lecteur.jusqua(Buffer.from('\r\n\r\n')), enteteMax)
    if (!entete) throw illisible()
    const { champ, fichier } = lireEntete(entete.toString('utf8'))
    yield { champ, fichier, contenu: lecteur.jusqua(fin) }
    if (!lecteur.estAuBout()) await passer(lecteur.jusqua(fin))
  }
}

const illisible = () => new ErreurMetier(400, "L'envoi n'a pas pu être lu. Revenez à la page et recommencez.")

async function passer(contenu: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of contenu);
}

// Les navigateurs codent « " », retour et saut de ligne en %22, %0D et %0A dans ces noms (HTML, § form-data encoding).
function lireEntete(entete: string): { champ: string; fichier: string | null } {
  const disposition = entete.split('\r\n').find((ligne) => /^content-disposition:\s*form-data/i.test(ligne)) ?? ''
  const valeur = (nom: string) => new RegExp(`;\\s*${nom}="([^"]*)"`, 'i').exec(disposition)?.[1]
  const champ = valeur('name')
  if (champ === undefined) throw illisible()
  return { champ: decoder(champ), fichier: valeur('filename') === undefined ? null : decoder(valeur('filename') ?? '') }
}

const decoder = (nom: string): string =>
  nom
    .replace(/%22/g, '"')
    .replace(/%0[dD]/g, '\r')
    .replace(/%0[aA]/g, '\n')

function lecteurDe(flux: AsyncIterable<Uint8Array>) {
  const source = flux[Symbol.asyncIterator]()
  // Le premier séparateur n'a pas de ligne avant lui : celle-ci lui en tient lieu.
  let reste: Buffer = Buffer.from('\r\n')
  let auBout = false
  async function remplir(): Promise<void> {
    const { done, value } = await source.next()
    if (done) throw illisible()
    reste = reste.length === 0 ? Buffer.from(value) : Buffer.concat([reste, value])
  }
  async function* donner(fin: Buffer): AsyncGenerator<Uint8Array> {
    while (!auBout) {
      const trouve = reste.indexOf(fin)
      auBout = trouve !== -1
      const donne = reste.subarray(0, Math.max(auBout ? trouve : reste.length - fin.length + 1, 0))
      reste = reste.subarray(donne.length + (auBout ? fin.length : 0))
      if (donne.length > 0) yield donne
      if (!auBout) await remplir()
    }
  }
  return {
    /** Ce qui précède `fin`, au fil de l'eau ; `fin` est passé. */
    jusqua(fin: Buffer): AsyncGenerator<Uint8Array> {
      auBout = false
      return donner(fin)
    },
    /** Vrai si la dernière lecture par `jusqua` est allée jusqu'à son terme. */
    estAuBout: () => auBout,
    async prendre(nombre: number): Promise<string> {
      while (reste.length < nombre) await remplir()
      const texte = reste.toString('latin1', 0, nombre)
      reste = reste.subarray(nombre)
      return texte
    },
  }
}
