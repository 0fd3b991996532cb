import { Cite, plugins } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import { config } from '#socle/config.ts'
import { type Ressource, urlRessource } from './ressource.ts'

type ACiter = Pick<Ressource, 'slug' | 'titre' | 'resume' | 'auteurs' | 'annee' | 'publieeLe' | 'langue' | 'licence'> & {
  /** Code du type M.E.D.O.C. */
  type: string
}

// Les accents tels quels : tout ce qui lit BibTeX aujourd'hui lit UTF-8.
plugins.config.get('@bibtex').format.asciiOnly = false

/** La ressource en CSL-JSON, que lisent Zotero et ses pareils. */
export function enCsl(ressource: ACiter) {
  const { auteurs, annee, publieeLe } = ressource
  return {
    id: ressource.slug,
    type: ressource.type === 'donnee' ? ('dataset' as const) : ressource.type === 'etude' ? ('report' as const) : ('webpage' as const),
    title: ressource.titre,
    ...(auteurs.length > 0 ? { author: auteurs.map((literal) => ({ literal })) } : {}),
    ...(annee !== null || publieeLe ? { issued: { 'date-parts': [[annee ?? publieeLe?.getUTCFullYear() ?? 0] as const] } } : {}),
    ...(ressource.resume ? { abstract: ressource.resume } : {}),
    publisher: 'Catalyse',
    URL: `${config.adresse}${urlRessource(ressource)}`,
    language: ressource.langue,
    note: `Licence ${ressource.licence}`,
  }
}

export function enBibtex(ressource: ACiter): string {
  // Une accolade seule romprait l'entrée, et la bibliothèque la laisse quand elle écrit les accents tels quels.
  const sansAccolade = (texte: string) => texte.replace(/\{/g, '(').replace(/\}/g, ')')
  const propre = { ...ressource, titre: sansAccolade(ressource.titre), resume: '', auteurs: ressource.auteurs.map(sansAccolade) }
  return String(new Cite(enCsl(propre)).format('bibtex')).trim()
}

/** La phrase à recopier : « Atelier des essais. (2026). Réunir les lucioles. Catalyse. https://… ». */
export function phraseDeCitation(ressource: ACiter): string {
  const { auteurs, annee, publieeLe, titre } = ressource
  const quand = annee ?? publieeLe?.getUTCFullYear()
  const noms = auteurs.length > 1 ? `${auteurs.slice(0, -1).join(', ')} et ${auteurs.at(-1)}` : auteurs[0]
  const morceaux = [noms, quand && `(${quand})`, titre, 'Catalyse', `${config.adresse}${urlRessource(ressource)}`]
  return morceaux
    .filter(Boolean)
    .join('. ')
    .replace(/([?!…])\. /g, '$1 ')
}
