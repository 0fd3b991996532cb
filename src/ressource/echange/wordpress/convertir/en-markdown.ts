import { strikethrough, taskListItems } from '@truto/turndown-plugin-gfm'
import Turndown from 'turndown'

const turndown = new Turndown({ headingStyle: 'atx', hr: '---', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*' })
turndown.use([strikethrough, taskListItems])

// Un « < » du texte serait pris pour une balise, et disparaîtrait à l'affichage ; un « [^ » pour un appel de note.
const echapper = turndown.escape.bind(turndown)
turndown.escape = (texte) => echapper(texte).replace(/</g, '\\<')

const bloc = (contenu: string) => (contenu.trim() === '' ? '' : `\n\n${contenu.trim()}\n\n`)
const surUneLigne = (contenu: string) => contenu.trim().replace(/\s*\n\s*/g, ' ')

turndown.addRule('appelDeNote', {
  filter: (noeud) => noeud.nodeName === 'SUP' && noeud.getAttribute('data-note') !== null,
  replacement: (_contenu, noeud) => `[^${'getAttribute' in noeud ? noeud.getAttribute('data-note') : ''}]`,
})
turndown.addRule('legende', {
  filter: ['figcaption'],
  replacement: (contenu) => (contenu.trim() === '' ? '' : `\n\n*${surUneLigne(contenu).replace(/^\*+|\*+$/g, '')}*\n\n`),
})
turndown.addRule('resume', {
  filter: ['summary', 'dt'],
  replacement: (contenu) => (contenu.trim() === '' ? '' : `\n\n**${surUneLigne(contenu).replaceAll('**', '')}**\n\n`),
})
turndown.addRule('titre', {
  filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  replacement: (contenu, noeud) => {
    const titre = surUneLigne(contenu).replaceAll('**', '')
    return titre === '' ? '' : `\n\n${'#'.repeat(Number(noeud.nodeName.slice(1)))} ${titre}\n\n`
  },
})
turndown.addRule('lienVide', {
  filter: (noeud) =>
    noeud.nodeName === 'A' && (!noeud.getAttribute('href') || noeud.textContent?.trim() === '') && !noeud.querySelector('img'),
  replacement: (contenu) => contenu,
})
turndown.addRule('adresse', {
  filter: (noeud) =>
    noeud.nodeName === 'A' && /^https?:[^\s<>]+$/.test(noeud.textContent ?? '') && noeud.textContent === noeud.getAttribute('href'),
  replacement: (_contenu, noeud) => `<${noeud.textContent}>`,
})
// Deux espaces de retrait plutôt que quatre : la personne qui relit écrit ainsi.
turndown.addRule('point', {
  filter: ['li'],
  replacement: (contenu, noeud) => {
    const puce = puceDe(noeud)
    const retrait = ' '.repeat(puce.length)
    return `${puce}${contenu.trim().replace(/\n(?=[^\n])/g, `\n${retrait}`)}\n`
  },
})
// Un tableau dans un tableau : celui du dehors ne faisait que mettre en page.
turndown.addRule('cellule', {
  filter: ['td', 'th'],
  replacement: (contenu, noeud) => (deMiseEnPage(noeud) ? bloc(contenu) : ` ${enCellule(contenu)} |${suite(noeud)}`),
})
turndown.addRule('rangee', {
  filter: ['tr'],
  replacement: (contenu, noeud) => (deMiseEnPage(noeud) ? contenu : contenu.trim() === '' ? '' : `|${contenu}\n`),
})
turndown.addRule('partiesDeTableau', { filter: ['thead', 'tbody', 'tfoot'], replacement: (contenu) => contenu })
turndown.addRule('legendeDeTableau', { filter: ['caption'], replacement: () => '' })
turndown.addRule('tableau', {
  filter: ['table'],
  replacement: (contenu, noeud) => {
    if (deMiseEnPage(noeud)) return bloc(contenu)
    const legende = 'querySelector' in noeud ? (noeud.querySelector('caption')?.textContent ?? '').trim() : ''
    return `${bloc(enTableau(contenu))}${legende ? `*${surUneLigne(echapper(legende))}*\n\n` : ''}`
  },
})

/** Du HTML déjà nettoyé en Markdown. */
export function enMarkdown(html: string): string {
  return turndown
    .turndown(html)
    .replace(/[ \t]+$/gm, (fin) => (fin.length >= 2 ? '  ' : ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function puceDe(noeud: Noeud): string {
  const liste = noeud.parentElement
  if (liste?.nodeName !== 'OL') return '- '
  const debut = Number(liste.getAttribute('start') ?? '1')
  return `${(Number.isSafeInteger(debut) && debut >= 0 ? debut : 1) + rangDe(noeud, liste)}. `
}

// Les rangs d'une liste se comptent une fois, non à chaque élément.
const rangs = new WeakMap<object, Map<unknown, number>>()
function rangDe(noeud: Noeud, liste: NonNullable<Noeud['parentElement']>): number {
  const connus = rangs.get(liste) ?? new Map<unknown, number>(Array.from(liste.children).map((li, rang) => [li, rang]))
  rangs.set(liste, connus)
  return connus.get(noeud) ?? 0
}

type Noeud = Parameters<Turndown.ReplacementFunction>[1]

// De même pour un tableau : chercher dedans à chaque cellule coûterait le carré de leur nombre.
const enContientUn = new WeakMap<object, boolean>()
function deMiseEnPage(noeud: Noeud): boolean {
  const tableau = 'closest' in noeud ? noeud.closest('table') : null
  if (!tableau) return false
  const connu = enContientUn.get(tableau) ?? tableau.querySelector('table') != null
  enContientUn.set(tableau, connu)
  return connu
}

const enCellule = (contenu: string) =>
  contenu
    .trim()
    .replace(/\s*\n\s*/g, '<br>')
    .replace(/(?<!\\)\|/g, '\\|')

function suite(noeud: Noeud): string {
  const colonnes = 'getAttribute' in noeud ? Number(noeud.getAttribute('colspan')) : 1
  return '  |'.repeat(Math.min(Math.max(colonnes || 1, 1), 20) - 1)
}

// Le Markdown veut une ligne d'en-têtes, et autant de cellules partout.
function enTableau(contenu: string): string {
  const lignes = contenu.split('\n').filter((ligne) => ligne.trim() !== '')
  const compter = (ligne: string) => (ligne.match(/(?<!\\)\|/g)?.length ?? 1) - 1
  const colonnes = lignes.reduce((max, ligne) => Math.max(max, compter(ligne)), 0)
  const [entete, ...reste] = lignes.map((ligne) => ligne + '  |'.repeat(colonnes - compter(ligne)))
  if (entete === undefined || colonnes === 0) return ''
  return [entete, `|${' --- |'.repeat(colonnes)}`, ...reste].join('\n')
}
