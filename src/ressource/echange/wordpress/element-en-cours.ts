import { enTexte } from './convertir/en-texte.ts'
import type { Classement, Contenu, Site } from './wxr.ts'

// Un titre, une rubrique, un nom : ce qui doit tenir sur une ligne.
const courtMax = 2000

/** Ce que le début du fichier dit du site, au fil de ses balises. */
export function lireLeSite() {
  const site: Site = { titre: '', url: '', langue: '', auteurs: [] }
  let [adresse, login, auteur] = ['', '', '']
  return {
    fermer(nom: string, parent: string, texte: string): void {
      const lu = texte.slice(0, courtMax).trim()
      if (parent === 'channel' && nom === 'title') site.titre = enTexte(lu).slice(0, 200)
      else if (parent === 'channel' && nom === 'link') adresse = lu
      else if (parent === 'channel' && nom === 'language') site.langue = lu
      else if (nom === 'wp:base_blog_url') site.url = lu
      else if (nom === 'wp:author_login') login = lu
      else if (nom === 'wp:author_display_name') auteur = lu
      else if (nom === 'wp:author') {
        // L'adresse électronique des auteurs est dans l'export : elle n'est pas lue.
        if (login && site.auteurs.length < 2000) site.auteurs.push([login, enTexte(auteur).slice(0, 100)])
        ;[login, auteur] = ['', '']
      }
    },
    finir: (): Site => ({ ...site, url: (site.url || adresse).replace(/\/+$/, '').slice(0, 300) }),
  }
}

// Ce qu'on lit d'un élément ; le reste n'est pas retenu, quel qu'en soit le nombre.
const champsLus = new Set(
  'title link dc:creator pubDate content:encoded excerpt:encoded wp:post_id wp:post_type wp:status wp:post_name wp:post_date wp:post_date_gmt wp:post_password wp:attachment_url'.split(
    ' ',
  ),
)
const metasLues = new Set(['_thumbnail_id', 'footnotes', '_wp_attachment_image_alt'])
// Ce qui classe pour la machine, non pour le lecteur.
const domainesTus = new Set(['post_format', 'nav_menu', 'language', 'post_translations', 'wp_theme', 'wp_template_part_area'])

/** Un élément du fichier, au fil de ses balises. */
export function lireUnElement(rang: number) {
  const champs = new Map<string, string>()
  const metas = new Map<string, string>()
  const classements: Classement[] = []
  let attributs: Record<string, string> = {}
  let cleDeMeta = ''
  const classer = (texte: string): void => {
    const { domain: domaine = 'category', nicename = '' } = attributs
    const nom = enTexte(texte.slice(0, courtMax)).slice(0, 200)
    const code = decoder(nicename.slice(0, courtMax)) || nom
    if (code !== '' && !domainesTus.has(domaine) && classements.length < 100)
      classements.push({ cle: `${domaine}:${code}`.slice(0, 300), domaine, nom: nom || code })
  }
  return {
    ouvrir(nom: string, lus: Record<string, string>): void {
      if (nom === 'category') attributs = lus
    },
    fermer(nom: string, parent: string, texte: string): void {
      if (nom === 'wp:meta_key') cleDeMeta = texte.trim()
      else if (nom === 'wp:meta_value' && metasLues.has(cleDeMeta)) metas.set(cleDeMeta, texte)
      else if (parent === 'item' && nom === 'category') classer(texte)
      else if (parent === 'item' && champsLus.has(nom)) champs.set(nom, texte)
    },
    finir: (): Contenu => enContenu(rang, champs, metas, classements),
  }
}

function enContenu(
  rang: number,
  champs: ReadonlyMap<string, string>,
  metas: ReadonlyMap<string, string>,
  classements: Classement[],
): Contenu {
  const champ = (nom: string) => champs.get(nom) ?? ''
  const court = (nom: string) =>
    champ(nom)
      .slice(0, 2 * courtMax)
      .trim()
      .slice(0, courtMax)
  const vignette = Number(metas.get('_thumbnail_id'))
  return {
    rang,
    id: Number(court('wp:post_id')) || 0,
    type: court('wp:post_type') || 'post',
    statut: court('wp:status') || 'draft',
    titre: enTexte(court('title')),
    lien: court('link'),
    slug: decoder(court('wp:post_name')),
    date: lireDate(court('wp:post_date_gmt')) || lireDate(court('wp:post_date')) || lireDate(court('pubDate')),
    auteur: court('dc:creator'),
    corps: champ('content:encoded'),
    extrait: champ('excerpt:encoded'),
    protege: court('wp:post_password') !== '',
    classements,
    metas: {
      vignette: Number.isSafeInteger(vignette) && vignette > 0 ? vignette : null,
      notes: metas.get('footnotes') ?? '',
      alternative: enTexte((metas.get('_wp_attachment_image_alt') ?? '').slice(0, courtMax)).slice(0, 300),
    },
    fichier: court('wp:attachment_url'),
  }
}

// « 2024-02-05 15:53:10 », « Mon, 05 Feb 2024 15:53:10 +0000 » ; « 0000-00-00 » : un brouillon jamais publié.
function lireDate(texte: string): string {
  if (texte === '' || texte.startsWith('0000')) return ''
  const date = new Date(/^\d{4}-\d{2}-\d{2} /.test(texte) ? `${texte.replace(' ', 'T')}Z` : texte)
  const lue = Number.isNaN(date.getTime()) ? '' : date.toISOString()
  return /^(19|20)/.test(lue) ? lue : ''
}

function decoder(texte: string): string {
  try {
    return decodeURIComponent(texte)
  } catch {
    return texte
  }
}
