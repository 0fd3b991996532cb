import { Parser } from 'htmlparser2'
import { idDeLaCarte } from './mot.ts'
import { type MotAReconnaitre, reconnaitreLesMots } from './reconnaitre-les-mots.ts'

// Là, un bouton serait de trop (titre), interdit (déjà interactif) ou faux (code, dessin).
const horsDeLExplication = new Set(
  'a button h1 h2 h3 h4 h5 h6 code pre kbd samp summary label legend select option textarea script style svg math title template noscript iframe video audio object'.split(
    ' ',
  ),
)
// Ceux-là n'ont pas de texte à eux : un bouton n'y serait pas valide.
const sansTexte = new Set('ul ol dl table thead tbody tfoot tr colgroup picture hgroup'.split(' '))

export type AExpliquer = { htmls: readonly string[]; mots: readonly MotAReconnaitre[] }
export type Explication = { htmls: string[]; codes: string[] }

/** Explique les mots dans ces textes, hors de ce processus ; `codes` : ceux des mots expliqués, dans l'ordre. */
export function expliquer({ htmls, mots }: AExpliquer): Explication {
  const fait = expliquerLesTextes(htmls, mots)
  return { htmls: fait.htmls, codes: fait.expliques.map(({ code }) => code) }
}

/**
 * Les mêmes textes HTML où la première apparition de chaque mot, dans la page qu'ils font, devient un bouton qui ouvre sa carte, et
 * les mots ainsi expliqués : la page les montre une fois par `<LesMots mots={expliques} />`. Ni titre, ni lien, ni code, ni
 * attribut n'est touché.
 */
export function expliquerLesTextes<M extends MotAReconnaitre>(
  htmls: readonly string[],
  mots: readonly M[],
): { htmls: string[]; expliques: M[] } {
  const vus = new Set<M>()
  return { htmls: htmls.map((html) => expliquerUn(html, mots, vus)), expliques: [...vus] }
}

function expliquerUn<M extends MotAReconnaitre>(html: string, mots: readonly M[], vus: Set<M>): string {
  let [resultat, depuis] = ['', 0]
  for (const [debut, fin] of textesExplicables(html)) {
    for (const trouve of reconnaitreLesMots(html.slice(debut, fin), mots)) {
      const mot = mots[trouve.rang]
      if (!mot || vus.has(mot)) continue
      vus.add(mot)
      const [de, a] = [debut + trouve.debut, debut + trouve.fin]
      resultat += `${html.slice(depuis, de)}<button type="button" class="mot" popovertarget="${idDeLaCarte(mot)}">${html.slice(de, a)}</button>`
      depuis = a
    }
  }
  return resultat + html.slice(depuis)
}

/** Les places [début, fin[ des textes où un bouton a sa place. */
function textesExplicables(html: string): [number, number][] {
  const textes: [number, number][] = []
  const ouverts: string[] = []
  let interdits = 0
  const parser = new Parser(
    {
      onopentag(nom) {
        ouverts.push(nom)
        if (horsDeLExplication.has(nom)) interdits++
      },
      onclosetag(nom) {
        ouverts.pop()
        if (horsDeLExplication.has(nom)) interdits--
      },
      ontext() {
        if (interdits > 0 || sansTexte.has(ouverts.at(-1) ?? '')) return
        const dernier = textes.at(-1)
        if (dernier && dernier[1] === parser.startIndex) dernier[1] = parser.endIndex + 1
        else textes.push([parser.startIndex, parser.endIndex + 1])
      },
    },
    { decodeEntities: false },
  )
  parser.end(html)
  return textes
}
