import type { Mot } from './mot.ts'

/** Ce qu'il faut savoir d'un mot pour le reconnaître. */
export type MotAReconnaitre = Pick<Mot, 'code' | 'terme' | 'formes'>

/** Un mot trouvé dans un texte HTML, de `debut` (compris) à `fin` (non compris) ; `rang` : sa place parmi les mots cherchés. */
export type MotTrouve = { mot: MotAReconnaitre; rang: number; debut: number; fin: number }

type Forme = { mot: MotAReconnaitre; rang: number; motif: string; sigle: boolean; longueur: number }
type Reconnaissance = { expression: RegExp; formes: Forme[] }

const dejaComposees = new WeakMap<readonly MotAReconnaitre[], Reconnaissance>()

/**
 * Les mots du glossaire dans un texte HTML sans balise, de gauche à droite, la forme la plus longue d'abord. Ni la
 * casse, ni les accents, ni le pluriel régulier ne comptent ; un sigle s'écrit en capitales.
 */
export function reconnaitreLesMots(texte: string, mots: readonly MotAReconnaitre[]): MotTrouve[] {
  const { expression, formes } = composer(mots)
  if (formes.length === 0) return []
  return [...plier(texte).matchAll(expression)].flatMap((trouve) => {
    const forme = formes[trouve.slice(1).findIndex((groupe) => groupe !== undefined)]
    const [debut, fin] = [trouve.index, trouve.index + trouve[0].length]
    if (!forme || (forme.sigle && !estSigle(sansEntites(texte.slice(debut, fin))))) return []
    return [{ mot: forme.mot, rang: forme.rang, debut, fin }]
  })
}

// Une entité est reconnue en premier, sans être un mot : on ne coupe jamais « &eacute; ».
function composer(mots: readonly MotAReconnaitre[]): Reconnaissance {
  const deja = dejaComposees.get(mots)
  if (deja) return deja
  const formes = mots.flatMap(formesDe).sort((a, b) => b.longueur - a.longueur)
  const groupes = formes.map(({ motif }) => `(${motif})`).join('|')
  const expression = new RegExp(`&(?:#\\w+|\\w+);|(?<![\\p{L}\\p{N}_./@-])(?:${groupes})(?![\\p{L}\\p{N}_]|[.@-][\\p{L}\\p{N}])`, 'giu')
  const composee = { expression, formes }
  dejaComposees.set(mots, composee)
  return composee
}

// Un terme précisé entre parenthèses (« communs (ressources) ») ne se reconnaît que par ses formes.
function formesDe(mot: MotAReconnaitre, rang: number): Forme[] {
  const ecrites = mot.terme.includes('(') ? mot.formes : [mot.terme, ...mot.formes]
  return ecrites
    .map((forme) => forme.trim())
    .filter((forme) => forme.length >= 2)
    .map((forme) => ({ mot, rang, motif: motifDe(forme), sigle: estSigle(forme), longueur: forme.length }))
}

function motifDe(forme: string): string {
  return plier(forme)
    .split(/([\s'’‑-])/u)
    .map((morceau) => separateur(morceau) ?? `${echapper(morceau)}${auPluriel(morceau)}`)
    .join('')
}

function separateur(morceau: string): string | undefined {
  if (/^\s$/u.test(morceau)) return '(?:\\s|&nbsp;|&#160;)+'
  if (/^['’]$/u.test(morceau)) return "(?:['’]|&#39;|&#x27;|&apos;|&rsquo;)"
  return /^[‑-]$/u.test(morceau) ? '[‑-]' : undefined
}

const auPluriel = (morceau: string) => (/^\p{L}{3,}$/u.test(morceau) && !/[sxz]$/iu.test(morceau) && !estSigle(morceau) ? 's?' : '')
const estSigle = (forme: string) => forme.length > 1 && /\p{Lu}/u.test(forme) && !/\p{Ll}/u.test(forme)
const sansEntites = (texte: string) => texte.replace(/&[#\w]+;/g, '')
const echapper = (morceau: string) => morceau.replace(/&/g, '&amp;').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

// Sans accents et de même longueur : une place dans le texte plié est la même dans le texte.
function plier(texte: string): string {
  return texte.replace(/\P{ASCII}/gu, (lettre) => {
    const nue = lettre.normalize('NFD').replace(/\p{M}/gu, '')
    return nue.length === lettre.length ? nue : lettre
  })
}
