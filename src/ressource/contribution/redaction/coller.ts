import { tables } from '@truto/turndown-plugin-gfm'
import TurndownService from 'turndown'

/**
 * Ce qu'un traitement de texte met dans le presse-papiers → Markdown : titres, listes, gras, liens, tableaux, notes de bas
 * de page. Le reste (couleurs, polices, images collées, restes de Word et de LibreOffice) est laissé. Rend undefined pour un contenu
 * trop long ou trop emboîté : la page se figerait, mieux vaut le coller en texte simple.
 */
export function collerEnMarkdown(html: string): string | undefined {
  if (html.length > signesMax) return undefined
  const utile = sansCommentaires(html).replace(/<\/?o:p[^<>]*>/gi, '')
  if (profondeurDe(utile) > profondeurMax) return undefined
  const corps = corpsDe(utile)
  return service()
    .turndown(corps)
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .map((ligne) => ligne.trimEnd())
    .join('\n')
    .replace(/^(\[\^\d+\]:) +/gm, '$1 ')
    .replace(/^( *)(-|\d+\.) {2,}/gm, '$1$2 ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

// Word écrit dix fois plus de balises que de texte : deux cent mille signes de texte tiennent dans la borne.
const signesMax = 3_000_000
const profondeurMax = 200

function sansCommentaires(html: string): string {
  const [avant = '', ...suites] = html.split('<!--')
  return avant + suites.map((suite) => (suite.includes('-->') ? suite.slice(suite.indexOf('-->') + 3) : '')).join('')
}

function corpsDe(html: string): string {
  const debut = /<body[^<>]*>/i.exec(html)
  if (!debut) return html
  const dedans = html.slice(debut.index + debut[0].length)
  const fin = dedans.toLowerCase().lastIndexOf('</body>')
  return fin === -1 ? html : dedans.slice(0, fin)
}

// Une balise jamais refermée compte comme un niveau : c'est au plus, jamais au moins. Un paragraphe, une puce se referment d'eux-mêmes.
function profondeurDe(html: string): number {
  let [ouvertes, max] = [0, 0]
  for (const [, fermante, seule] of html.matchAll(/<(\/?)(?:(br|hr|img|col|meta|link|input|p|li|td|th|tr|dd|dt|wbr)(?![a-z])|[a-z])/gi)) {
    if (seule) continue
    ouvertes = Math.max(0, ouvertes + (fermante ? -1 : 1))
    max = Math.max(max, ouvertes)
  }
  return max
}

function service(): TurndownService {
  const turndown = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*' })
  turndown.use(tables)
  turndown.remove(['style', 'script', 'meta', 'link', 'title'] as const)
  turndown.addRule('image', { filter: 'img', replacement: () => '' })
  turndown.addRule('puce-de-word', { filter: (n) => /mso-list:\s*Ignore/i.test(n.getAttribute('style') ?? ''), replacement: () => '' })
  turndown.addRule('liste-de-word', {
    filter: (n) => n.nodeName === 'P' && /mso-list:\s*l\d/i.test(n.getAttribute('style') ?? ''),
    replacement: (contenu, n) => ligneDeListe(contenu, n instanceof Object && 'outerHTML' in n ? String(n.outerHTML) : ''),
  })
  turndown.addRule('titre-de-word', {
    filter: (n) => /^MsoTitle$/.test(n.className),
    replacement: (contenu) => `\n\n# ${contenu.trim()}\n\n`,
  })
  // Les documents en ligne enveloppent tout dans un « gras » qui ne l'est pas, et le vrai gras dans un style.
  turndown.addRule('faux-gras', {
    filter: (n) => /^(B|STRONG)$/.test(n.nodeName) && poids(n) === 'normal',
    replacement: (contenu) => contenu,
  })
  turndown.addRule('gras-par-style', {
    filter: (n) => n.nodeName === 'SPAN' && poids(n) === 'gras',
    replacement: (contenu) => (contenu.trim() === '' ? contenu : `**${contenu.trim()}**`),
  })
  turndown.addRule('note', { filter: (n) => n.nodeName === 'A' && numeroDeNote(n) !== undefined, replacement: (_c, n) => marqueDeNote(n) })
  return turndown
}

function poids(noeud: Element): 'gras' | 'normal' | undefined {
  const lu = /font-weight:\s*(\w+)/i.exec(noeud.getAttribute('style') ?? '')?.[1]
  if (lu === undefined) return undefined
  return lu === 'bold' || Number(lu) >= 600 ? 'gras' : 'normal'
}

function ligneDeListe(contenu: string, html: string): string {
  const niveau = Number(/mso-list:\s*l\d+\s+level(\d)/i.exec(html)?.[1] ?? 1)
  const signe = /mso-list:\s*Ignore[^>]*>(?:<[^>]*>)*\s*([^<\s]+)/i.exec(html)?.[1] ?? '·'
  const puce = /^\(?\d+[.)]?$/.test(signe) ? '1.' : '-'
  return `\n${'  '.repeat(niveau - 1)}${puce} ${contenu.trim()}\n`
}

// Word : #_ftn1 (appel) et #_ftnref1 (retour) ; LibreOffice : #sdfootnote1sym et #sdfootnote1anc.
const liens = /#(?:_(?:ftn|edn)(ref)?(\d+)|sd(?:foot|end)note(\d+)(sym|anc))$/

function numeroDeNote(noeud: Element): string | undefined {
  const lu = liens.exec(noeud.getAttribute('href') ?? '')
  return lu?.[2] ?? lu?.[3]
}

function marqueDeNote(noeud: unknown): string {
  const href =
    noeud instanceof Object && 'getAttribute' in noeud && typeof noeud.getAttribute === 'function' ? String(noeud.getAttribute('href')) : ''
  const lu = liens.exec(href)
  const marque = `[^${lu?.[2] ?? lu?.[3]}]`
  return lu?.[1] === 'ref' || lu?.[4] === 'anc' ? `${marque}: ` : marque
}
