import { enTexte } from './convertir/en-texte.ts'
import type { Classement, Contenu, Site } from './wxr.ts'

/** Ce que le début du fichier dit du site. */
export class SiteEnCours {
  readonly #site: Site = { titre: '', url: '', langue: '', auteurs: [] }
  #adresse = ''
  #login = ''
  #nom = ''

  fermer(nom: string, parent: string, texte: string): void {
    const lu = texte.slice(0, courtMax).trim()
    if (parent === 'channel' && nom === 'title') this.#site.titre = enTexte(lu).slice(0, 200)
    else if (parent === 'channel' && nom === 'link') this.#adresse = lu
    else if (parent === 'channel' && nom === 'language') this.#site.langue = lu
    else if (nom === 'wp:base_blog_url') this.#site.url = lu
    else if (nom === 'wp:author_login') this.#login = lu
    else if (nom === 'wp:author_display_name') this.#nom = lu
    else if (nom === 'wp:author') this.#ajouterAuteur()
  }

  finir(): Site {
    return { ...this.#site, url: (this.#site.url || this.#adresse).replace(/\/+$/, '').slice(0, 300) }
  }

  // L'adresse électronique des auteurs est dans l'export : elle n'est pas lue.
  #ajouterAuteur(): void {
    if (this.#login && this.#site.auteurs.length < 2000) this.#site.auteurs.push([this.#login, enTexte(this.#nom).slice(0, 100)])
    this.#login = ''
    this.#nom = ''
  }
}

// Ce qu'on lit d'un élément ; le reste n'est pas retenu, quel qu'en soit le nombre.
const champsLus = new Set(
  'title link dc:creator pubDate content:encoded excerpt:encoded wp:post_id wp:post_type wp:status wp:post_name wp:post_date wp:post_date_gmt wp:post_password wp:attachment_url'.split(
    ' ',
  ),
)
const metasLues = new Set(['_thumbnail_id', 'footnotes', '_wp_attachment_image_alt'])
// Un titre, une rubrique, un nom : ce qui doit tenir sur une ligne.
const courtMax = 2000

// Ce qui classe pour la machine, non pour le lecteur.
const domainesTus = new Set(['post_format', 'nav_menu', 'language', 'post_translations', 'wp_theme', 'wp_template_part_area'])

/** Un élément du fichier, au fil de ses balises. */
export class ItemEnCours {
  readonly #champs = new Map<string, string>()
  readonly #metas = new Map<string, string>()
  readonly #classements: Classement[] = []
  readonly #rang: number
  #attributs: Record<string, string> = {}
  #cleDeMeta = ''

  constructor(rang: number) {
    this.#rang = rang
  }

  ouvrir(nom: string, attributs: Record<string, string>): void {
    if (nom === 'category') this.#attributs = attributs
  }

  fermer(nom: string, parent: string, texte: string): void {
    if (nom === 'wp:meta_key') this.#cleDeMeta = texte.trim()
    else if (nom === 'wp:meta_value') this.#lireMeta(texte)
    else if (parent === 'item' && nom === 'category') this.#classer(texte)
    else if (parent === 'item' && champsLus.has(nom)) this.#champs.set(nom, texte)
  }

  finir(): Contenu {
    const champ = (nom: string) => this.#champs.get(nom) ?? ''
    const court = (nom: string) =>
      champ(nom)
        .slice(0, 2 * courtMax)
        .trim()
        .slice(0, courtMax)
    const vignette = Number(this.#metas.get('_thumbnail_id'))
    return {
      rang: this.#rang,
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
      classements: this.#classements,
      metas: {
        vignette: Number.isSafeInteger(vignette) && vignette > 0 ? vignette : null,
        notes: this.#metas.get('footnotes') ?? '',
        alternative: enTexte((this.#metas.get('_wp_attachment_image_alt') ?? '').slice(0, courtMax)).slice(0, 300),
      },
      fichier: court('wp:attachment_url'),
    }
  }

  #lireMeta(texte: string): void {
    if (metasLues.has(this.#cleDeMeta)) this.#metas.set(this.#cleDeMeta, texte)
  }

  #classer(texte: string): void {
    const { domain: domaine = 'category', nicename = '' } = this.#attributs
    const nom = enTexte(texte.slice(0, courtMax)).slice(0, 200)
    const code = decoder(nicename.slice(0, courtMax)) || nom
    if (code !== '' && !domainesTus.has(domaine) && this.#classements.length < 100)
      this.#classements.push({ cle: `${domaine}:${code}`.slice(0, 300), domaine, nom: nom || code })
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
