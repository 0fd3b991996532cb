import { parseDocument } from 'htmlparser2'
import sanitize from 'sanitize-html'

/** Un bout de HTML en texte d'une ligne : sans balise, entités traduites. */
export function enTexte(html: string): string {
  const nu = sanitize(html, { allowedTags: [], allowedAttributes: {}, nestingLimit: 60 })
  return traduire(nu)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .normalize('NFC')
    .trim()
}

// Après le nettoyage, il ne reste qu'un nœud de texte.
function traduire(html: string): string {
  const [noeud] = parseDocument(html).childNodes
  return noeud && 'data' in noeud ? noeud.data : ''
}
