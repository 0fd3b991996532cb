import { Marked } from 'marked'
import sanitize from 'sanitize-html'

const marked = new Marked({ gfm: true, breaks: true })

// La fiche a déjà son h1 et ses h2 : les titres du texte commencent au h3 et descendent d'un rang à la fois, quels que
// soient ceux que l'auteur a choisis.
marked.use({
  hooks: {
    processAllTokens(tokens) {
      let rang = 2
      for (const token of tokens) {
        if (token.type !== 'heading') continue
        rang = Math.min(token.depth + 2, rang + 1, 6)
        token.depth = rang
      }
      return tokens
    },
  },
})

const regles: sanitize.IOptions = {
  allowedTags: [
    'p',
    'br',
    'strong',
    'em',
    'del',
    'a',
    'ul',
    'ol',
    'li',
    'blockquote',
    'h3',
    'h4',
    'h5',
    'h6',
    'code',
    'pre',
    'hr',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: { a: ['href', 'rel'], th: ['align'], td: ['align'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    a: sanitize.simpleTransform('a', { rel: 'nofollow ugc noopener' }),
  },
}

/** Markdown d'un auteur → HTML sûr : ni script, ni image, ni style, ni adresse d'un autre protocole. */
export function markdownEnHtml(markdown: string): string {
  return sanitize(marked.parse(markdown, { async: false }), regles)
}

/** Le même texte sans mise en forme, pour un résumé ou la recherche. */
export function markdownEnTexte(markdown: string): string {
  const html = sanitize(marked.parse(markdown, { async: false }), { allowedTags: [], allowedAttributes: {} })
  return html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}
