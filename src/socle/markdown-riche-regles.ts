import sanitize from 'sanitize-html'

/** Les repères que le texte peut poser lui-même : ceux de ses notes. Tout autre « id » est ôté. */
export const prefixeDesReperes = 't-'
/** Ce que dit le lien d'une note vers son appel. */
export const retourAuTexte = 'Revenir au texte'

type Attributs = Record<string, string>

const balises =
  'p br strong em b i del s sub sup a ul ol li blockquote h1 h2 h3 h4 h5 h6 code pre kbd hr table thead tbody tr th td section img'.split(
    ' ',
  )
const alignements = new Map([
  ['center', 'centre'],
  ['right', 'nombre'],
])

/**
 * HTML sûr : ni script, ni style, ni cadre, ni adresse d'un autre protocole. Une image vient d'ici (« /fichiers/… ») ou
 * devient un lien ; un repère ne sert qu'une fois.
 */
export function nettoyer(html: string): string {
  const vus = new Set<string>()
  const unique = (id = ''): Attributs => {
    const repere = enRepere(id)
    if (!repere.startsWith(`${prefixeDesReperes}note-`) || vus.has(repere)) return {}
    vus.add(repere)
    return { id: repere }
  }
  return sanitize(html, {
    allowedTags: balises,
    allowedAttributes: {
      a: ['href', 'rel', 'id', 'aria-label'],
      li: ['id'],
      th: ['class', 'scope'],
      td: ['class'],
      ol: ['start'],
      section: ['class'],
      img: ['src', 'alt', 'title', 'loading', 'decoding'],
    },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    transformTags: {
      a: (_balise, { href = '', id, 'aria-label': nom }) => ({
        tagName: 'a',
        attribs: { ...lien(href), ...unique(id), ...retour(nom) },
      }),
      li: (_balise, { id }) => ({ tagName: 'li', attribs: unique(id) }),
      th: (_balise, { align }) => ({ tagName: 'th', attribs: { scope: 'col', ...alignement(align) } }),
      td: (_balise, { align }) => ({ tagName: 'td', attribs: alignement(align) }),
      // La seule section qu'un texte ouvre est celle de ses notes.
      section: () => ({ tagName: 'section', attribs: { class: 'notes' } }),
      img: (_balise, { src = '', alt = '', title = '' }) => image(src, alt, title),
    },
  })
}

// Un lien sort : on n'en répond pas, et il ne dit pas d'où l'on vient. Une ancre reste dans ce texte.
function lien(href: string): Attributs {
  if (href.startsWith(`#${prefixeDesReperes}`)) return { href: `#${enRepere(href.slice(1))}` }
  if (href.startsWith('#')) return { href: `#${prefixeDesReperes}${enRepere(href.slice(1))}` }
  return /^\/(?!\/)/.test(href) ? { href } : { href, rel: 'nofollow ugc noopener' }
}

const retour = (nom: string | undefined): Attributs => (nom === retourAuTexte ? { 'aria-label': nom } : {})

// Une note peut porter n'importe quel nom ; son repère, non.
const enRepere = (id: string): string => id.replace(/[^\w-]+/g, '-').slice(0, 100)

function alignement(align: string | undefined): Attributs {
  const classe = alignements.get(align ?? '')
  return classe ? { class: classe } : {}
}

function image(src: string, alt: string, title: string): sanitize.Tag {
  if (/^\/fichiers\/[\w./-]+$/.test(src) && !src.includes('..')) {
    const legende: Attributs = title === '' ? {} : { title }
    return { tagName: 'img', attribs: { src, alt, ...legende, loading: 'lazy', decoding: 'async' } }
  }
  return { tagName: 'a', attribs: lien(src), text: alt || src }
}
