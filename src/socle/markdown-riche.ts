import { Marked } from 'marked'
import footnote from 'marked-footnote'
import { nettoyer, prefixeDesReperes, retourAuTexte } from './markdown-riche-regles.ts'
import { slugifier } from './texte.ts'

/** Un titre du texte. `rang` : 2 à 4 ; `id` : son ancre dans la page. */
export type TitreDuTexte = { id: string; titre: string; rang: number }
export type TexteRiche = { html: string; sommaire: TitreDuTexte[] }

const marked = new Marked({ gfm: true, breaks: true })
marked.use(
  footnote({
    prefixId: `${prefixeDesReperes}note-`,
    description: 'Notes',
    headingClass: '',
    sectionClass: 'notes',
    backRefLabel: retourAuTexte,
  }),
)
marked.use({ renderer: { checkbox: ({ checked }) => (checked ? '☑ ' : '☐ ') } })

/**
 * Le Markdown d'un auteur → HTML sûr, pour le corps d'une page : titres h2 à h4 avec leur ancre, tableaux qui défilent,
 * notes de bas de page, images déposées ici. Une page n'en montre qu'un, sinon les ancres se répéteraient.
 */
export function markdownRiche(markdown: string): TexteRiche {
  const sommaire: TitreDuTexte[] = []
  const html = avecFigures(avecTableaux(sansLienDansUnLien(nettoyer(marked.parse(markdown, { async: false })))))
  return { html: avecTitres(html, sommaire), sommaire }
}

// Après nettoyage, l'écriture est régulière : un titre n'a plus d'attribut, chaque balise est fermée.
function avecTitres(html: string, sommaire: TitreDuTexte[]): string {
  const pris = new Set<string>()
  const profondeurs = [...html.matchAll(titres)].map(([, profondeur]) => Number(profondeur))
  // Le titre le plus haut du texte devient h2, quel que soit celui que l'auteur a choisi.
  const decalage = 2 - Math.min(...profondeurs)
  let rang = 1
  return html.replace(titres, (_tout, profondeur: string, contenu: string) => {
    const dedans = contenu.replace(/<\/?h[1-6]>/g, '')
    const titre = enTexte(dedans)
    if (titre === '') return ''
    rang = Math.min(Number(profondeur) + decalage, rang + 1, 4)
    const id = idLibre(`${prefixeDesReperes}${slugifier(titre) || 'titre'}`, pris)
    sommaire.push({ id, titre, rang })
    return `<h${rang} id="${id}">${dedans}</h${rang}>`
  })
}
const titres = /<h([1-6])>(.*?)<\/h\1>/gs

function idLibre(souhait: string, pris: Set<string>): string {
  let id = souhait
  for (let n = 2; pris.has(id); n++) id = `${souhait}-${n}`
  pris.add(id)
  return id
}

// Une région que l'on atteint au clavier : sans cela, un tableau large ne se lit pas sans souris.
function avecTableaux(html: string): string {
  let n = 0
  const ouvrir = () => `<section class="tableau" aria-label="Tableau ${++n}" tabindex="0"><table>`
  return html.replace(/<table>/g, ouvrir).replace(/<\/table>/g, '</table></section>')
}

// Une image seule avec un titre est une figure, et son titre la légende.
function avecFigures(html: string): string {
  return html.replace(
    /<p>(<img [^>]*?) title="([^"]*)"([^>]*>)<\/p>/g,
    (_tout, debut: string, legende: string, fin: string) => `<figure>${debut}${fin}<figcaption>${legende}</figcaption></figure>`,
  )
}

// Une image d'ailleurs, devenue lien, pouvait déjà être dans un lien.
function sansLienDansUnLien(html: string): string {
  return html.replace(/(<a [^>]*>)((?:(?!<\/?a[ >]).)*)<a [^>]*>(.*?)<\/a>((?:(?!<\/?a[ >]).)*)<\/a>/gs, '$1$2$3$4</a>')
}

const entites = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&amp;', '&'],
])
function enTexte(html: string): string {
  const sansAppels = html.replace(/<sup><a[^>]*>[^<]*<\/a><\/sup>/g, '').replace(/<[^>]*>/g, '')
  return sansAppels.replace(/&(?:lt|gt|quot|amp);/g, (entite) => entites.get(entite) ?? entite).trim()
}
