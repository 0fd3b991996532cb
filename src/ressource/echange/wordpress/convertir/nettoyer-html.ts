import sanitize from 'sanitize-html'

const balises =
  'p br hr strong em b i del s strike sub sup a ul ol li dl dt dd blockquote h1 h2 h3 h4 h5 h6 code pre table thead tbody tfoot tr th td caption img figure figcaption details summary div'.split(
    ' ',
  )

/** Ce qui a été rencontré en nettoyant, à dire dans le compte rendu. */
export type Rencontres = { cadres: number; imagesCollees: number; images: Set<string> }

/** Ne garde d'un HTML quelconque que sa structure : ni script, ni style, ni cadre (devenus liens), adresses complètes. */
export function nettoyerHtml(html: string, { site, rencontres }: { site: string; rencontres: Rencontres }): string {
  const absolue = (adresse: string | undefined) => resoudre(adresse, site)
  const enLien = (adresse: string | undefined): sanitize.Tag => {
    const href = absolue(adresse)
    if (href === undefined) return { tagName: 'div', attribs: {} }
    rencontres.cadres++
    return { tagName: 'a', attribs: { href }, text: href }
  }
  return sanitize(html, {
    allowedTags: balises,
    allowedAttributes: {
      a: ['href', 'title', 'id'],
      img: ['src', 'alt', 'title'],
      ol: ['start'],
      sup: ['data-note'],
      pre: ['class'],
      code: ['class'],
      td: ['colspan'],
      th: ['colspan'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    nestingLimit: 60,
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'svg', 'template', 'select'],
    transformTags: {
      iframe: (_balise, { src, 'data-src': differee }) => enLien(src || differee),
      embed: (_balise, { src }) => enLien(src),
      object: (_balise, { data }) => enLien(data),
      video: (_balise, { src }) => enLien(src),
      audio: (_balise, { src }) => enLien(src),
      source: (_balise, { src }) => enLien(src),
      a: (_balise, { href, title = '' }) => ({ tagName: 'a', attribs: { ...(href ? { href: absolue(href) ?? '' } : {}), title } }),
      sup: (_balise, { 'data-fn': note }): sanitize.Tag => ({ tagName: 'sup', attribs: note ? { 'data-note': note } : {} }),
      img: (_balise, attributs) => image(attributs, absolue, rencontres),
      ...Object.fromEntries(
        ['section', 'article', 'aside', 'header', 'footer', 'main', 'center', 'nav', 'address'].map((nom) => [nom, 'div']),
      ),
    },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !attribs.src,
  })
}

type Attributs = Record<string, string>

// Une image chargée plus tard porte sa vraie adresse ailleurs ; une image collée dans le texte n'en a pas.
function image(attributs: Attributs, absolue: (adresse: string | undefined) => string | undefined, rencontres: Rencontres) {
  const { src = '', 'data-src': differee, 'data-lazy-src': lente, alt = '', title = '' } = attributs
  const adresse = absolue(differee || lente || src)
  if (/^data:/i.test(src) && !differee && !lente) rencontres.imagesCollees++
  if (adresse === undefined || !/^https?:/.test(adresse)) return { tagName: 'img', attribs: {} }
  rencontres.images.add(adresse)
  return { tagName: 'img', attribs: { src: adresse, alt, ...(title === alt ? {} : { title }) } }
}

function resoudre(adresse: string | undefined, site: string): string | undefined {
  const nette = adresse?.trim() ?? ''
  if (nette === '' || nette === '#' || /^(data|javascript|vbscript|blob|file):/i.test(nette)) return undefined
  if (nette.startsWith('#')) return nette
  if (!URL.canParse(nette, site || undefined)) return undefined
  const lue = new URL(nette, site || undefined)
  return ['http:', 'https:', 'mailto:', 'tel:'].includes(lue.protocol) && lue.href.length <= 2000 ? lue.href : undefined
}
