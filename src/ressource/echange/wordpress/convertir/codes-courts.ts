/** Ce qu'on sait dire d'un média par son identifiant dans WordPress. */
export type AdresseDuMedia = (id: number) => { url: string; alternative: string } | undefined

const intouchables = /(<pre[\s>][\s\S]*?<\/pre>|<code[\s>][\s\S]*?<\/code>|<!--[\s\S]*?-->)/i

/** Traduit en HTML les codes courts de WordPress ([caption], [gallery], [embed]…) ; les autres restent écrits, et sont rendus dans `inconnus`. */
export function traduireCodesCourts(html: string, adresse: AdresseDuMedia): { html: string; inconnus: string[] } {
  const inconnus = new Set<string>()
  const morceaux = html.split(intouchables)
  const traduits = morceaux.map((morceau, i) => (i % 2 === 1 ? morceau : traduire(morceau, adresse, inconnus)))
  return { html: traduits.join(''), inconnus: [...inconnus] }
}

function traduire(html: string, adresse: AdresseDuMedia, inconnus: Set<string>): string {
  const fermes = new Set([...html.matchAll(/\[\/([a-z][\w-]{1,40})\]/gi)].map(([, nom = '']) => nom))
  return html
    .replace(/\[\[([a-z][^\][]*)\]\]/gi, '&#91;$1&#93;')
    .replace(/\[(?:wp_)?caption([^\]]*)\]([\s\S]*?)\[\/(?:wp_)?caption\]/gi, (_tout, a: string, dedans: string) => legende(a, dedans))
    .replace(/\[embed[^\]]*\]\s*([^\s[\]<]+)\s*\[\/embed\]/gi, (_tout, url: string) => lien(url))
    .replace(/\[gallery([^\]]*)\]/gi, (_tout, a: string) => galerie(a, adresse))
    .replace(/\[(?:audio|video|playlist)([^\]]*)\](?:\s*\[\/(?:audio|video|playlist)\])?/gi, (tout, a: string) => {
      const [url] = Object.entries(lireAttributs(a)).flatMap(([nom, valeur]) =>
        /^(src|mp3|mp4|m4a|m4v|ogg|ogv|webm|wav)$/.test(nom) ? [valeur] : [],
      )
      return url ? lien(url) : tout
    })
    .replace(/\[\/?([a-z][\w-]{1,40})((?:\s[^\]]{0,2000})?)\/?\]/gi, (tout, nom: string, a: string) => {
      // « [sic] » est un mot entre crochets ; un code court a des attributs, un tiret, ou se referme.
      if (/=/.test(a) || /[_-]/.test(nom) || fermes.has(nom)) inconnus.add(`[${nom.toLowerCase()}]`)
      return tout
    })
}

function legende(attributs: string, dedans: string): string {
  const [, image = '', suite = ''] = /^([\s\S]*?<img[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(dedans) ?? [null, dedans, '']
  const texte = suite.trim() || (lireAttributs(attributs).caption ?? '')
  return `\n\n<figure>${image.trim()}<figcaption>${texte}</figcaption></figure>\n\n`
}

function galerie(attributs: string, adresse: AdresseDuMedia): string {
  const { ids = '', include = '' } = lireAttributs(attributs)
  const images = `${ids},${include}`
    .split(',')
    .map((id) => adresse(Number(id)))
    .filter((media) => media !== undefined)
    .slice(0, 200)
  return images
    .map(({ url, alternative }) => `\n\n<figure><img src="${echapper(url)}" alt="${echapper(alternative)}"></figure>\n\n`)
    .join('')
}

const lien = (url: string) => `\n\n<p><a href="${echapper(url)}">${echapper(url)}</a></p>\n\n`

const echapper = (texte: string) =>
  texte.replaceAll('&amp;', '&').replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function lireAttributs(texte: string): Record<string, string> {
  const lus = texte.replace(/&quot;|&#8221;|&#8243;/g, '"').matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))/g)
  return Object.fromEntries([...lus].map(([, nom = '', a, b, c]) => [nom.toLowerCase(), a ?? b ?? c ?? '']))
}
