import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { aPart } from '#socle/atelier/atelier.ts'
import { EchecDAtelier } from '#socle/atelier/echec-d-atelier.ts'
import { ouvrage } from '#socle/atelier/ouvrage.ts'
import { journal } from '#socle/journal.ts'
import { noterProvisoire } from '#socle/provisoire.ts'
import { type Explication, expliquer } from './expliquer.ouvrage.ts'
import type { MotRendu } from './mot.ts'
import type { MotAReconnaitre } from './reconnaitre-les-mots.ts'

const expliquerAPart = ouvrage<typeof expliquer>('src/glossaire/expliquer.ouvrage.ts', 'expliquer')
// En deçà, l'explication prend une milliseconde ou deux : moins que de la demander ailleurs.
const signesSurPlace = 4000

const gardees = new LRUCache<string, Explication>({
  maxSize: 8 * 2 ** 20,
  sizeCalculation: ({ htmls }) => 200 + htmls.reduce((somme, html) => somme + 2 * html.length, 0),
})

/**
 * Les textes d'une page, mots expliqués à leur première apparition, et ces mots. Les longs sont expliqués à part et gardés
 * en mémoire ; s'ils ne peuvent pas l'être en deux secondes, ils se lisent sans explication.
 */
export async function expliquerLaPage(
  htmls: readonly string[],
  mots: readonly MotRendu[],
): Promise<{ htmls: string[]; expliques: MotRendu[] }> {
  const signes = htmls.reduce((somme, html) => somme + html.length, 0)
  const faite = signes <= signesSurPlace ? expliquer({ htmls, mots }) : await deMemoire(htmls, mots.map(reconnaissable))
  const parCode = new Map(mots.map((mot) => [mot.code, mot]))
  return { htmls: faite.htmls, expliques: faite.codes.flatMap((code) => parCode.get(code) ?? []) }
}

const reconnaissable = ({ code, terme, formes }: MotRendu): MotAReconnaitre => ({ code, terme, formes })

async function deMemoire(htmls: readonly string[], mots: MotAReconnaitre[]): Promise<Explication> {
  const cle = createHash('sha256')
    .update(JSON.stringify([htmls, mots]))
    .digest('base64')
  const connue = gardees.get(cle)
  if (connue) return connue
  try {
    const faite = await aPart(expliquerAPart, { htmls, mots }, { ms: 2000, attenteMs: 2000 })
    gardees.set(cle, faite)
    return faite
  } catch (erreur) {
    if (!(erreur instanceof EchecDAtelier)) throw erreur
    journal.warn({ raison: erreur.raison, detail: erreur.detail }, 'mots non expliqués')
    const telle = { htmls: [...htmls], codes: [] }
    // Site occupé : la demande suivante les expliquera, si rien n'a gardé cette page-ci.
    if (erreur.raison === 'occupe') noterProvisoire()
    else gardees.set(cle, telle)
    return telle
  }
}
