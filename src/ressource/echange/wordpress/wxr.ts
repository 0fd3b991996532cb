/** Une catégorie, une étiquette ou toute autre rubrique d'un contenu. `cle` : « domaine:code ». */
export type Classement = { cle: string; domaine: string; nom: string }

export type Site = { titre: string; url: string; langue: string; auteurs: [login: string, nom: string][] }

/** Un élément de l'export, quel qu'en soit le type ; les textes tels que le fichier les donne. */
export type Contenu = {
  /** Son rang dans le fichier, à partir de 1. */
  rang: number
  id: number
  type: string
  statut: string
  titre: string
  lien: string
  slug: string
  /** Date de rédaction, ISO ; vide si l'export ne la dit pas. */
  date: string
  auteur: string
  corps: string
  extrait: string
  protege: boolean
  classements: Classement[]
  /** Champs de WordPress utiles ici : image en avant, notes de bas de page, texte de remplacement. */
  metas: { vignette: number | null; notes: string; alternative: string }
  /** L'adresse du fichier, si c'en est un. */
  fichier: string
}

// Ce que WordPress range parmi ses contenus sans que ce soient des textes à lire.
const typesDeStructure = /^(attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_.+|acf-.+)$/

/** Vrai pour ce qui se lit (articles, pages, types ajoutés au site) : le compte rendu lui doit une ligne. */
export const estUnTexte = ({ type }: Pick<Contenu, 'type'>): boolean => !typesDeStructure.test(type)

/** L'identité d'un contenu, la même à chaque export du même site. */
export function cleExterneDe(site: Site, { id, slug, lien }: Pick<Contenu, 'id' | 'slug' | 'lien'>): string {
  return `wxr:${site.url.replace(/^https?:\/\//, '').replace(/\/+$/, '')}:${id || slug || lien}`
}

/** Les statuts qu'on ne montre jamais ici, et pourquoi. */
export function raisonDEcarter({ statut, protege }: Pick<Contenu, 'statut' | 'protege'>): string | undefined {
  if (statut === 'trash') return 'Dans la corbeille de l’ancien site : laissé de côté.'
  if (statut === 'auto-draft' || statut === 'inherit') return 'Enregistrement automatique de WordPress : laissé de côté.'
  if (statut === 'private') return 'Contenu privé sur l’ancien site : laissé de côté, pour qu’il ne devienne jamais public.'
  if (protege) return 'Protégé par un mot de passe sur l’ancien site : laissé de côté, pour qu’il ne devienne jamais public.'
  return undefined
}

export const estBrouillon = ({ statut }: Pick<Contenu, 'statut'>): boolean => statut !== 'publish'
