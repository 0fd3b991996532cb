import { config } from '#socle/config.ts'
import { type Ressource, urlRessource } from './ressource.ts'

type ACiter = Pick<Ressource, 'slug' | 'titre' | 'resume' | 'auteurs' | 'annee' | 'publieeLe' | 'langue' | 'licence'> & {
  /** Code du type M.E.D.O.C. */
  type: string
}

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

/** La ressource en BibTeX, sous une clé qui est son adresse. Les accents tels quels : tout ce qui lit BibTeX aujourd'hui lit UTF-8. */
export function enBibtex({ slug, titre, auteurs, annee, publieeLe, licence, type }: ACiter): string {
  const champs = [
    // Un nom entre accolades ne se découpe ni ne se retourne : c'est souvent celui d'une organisation.
    ['author', auteurs.map((auteur) => `{${enTex(auteur)}}`).join(' and ')],
    ['year', String(annee ?? publieeLe?.getUTCFullYear() ?? '')],
    ['note', `Licence ${enTex(licence)}`],
    [type === 'etude' ? 'institution' : 'publisher', 'Catalyse'],
    ['title', majusculesTenues(enTex(titre))],
    ['url', `${config.adresse}${urlRessource({ slug })}`],
  ]
  const lignes = champs.filter(([, valeur]) => valeur !== '').map(([nom, valeur]) => `\t${nom} = {${valeur}},\n`)
  return `@${type === 'etude' ? 'techreport' : 'misc'}{${slug},\n${lignes.join('')}}`
}

// Les dix signes que TeX garde pour lui (LaTeX2e, « Reserved characters »). « \{ » compterait encore comme une accolade.
const signesDeTex: Record<string, string> = {
  '\\': '{\\textbackslash}',
  '{': '{\\textbraceleft}',
  '}': '{\\textbraceright}',
  '~': '{\\textasciitilde}',
  '^': '{\\textasciicircum}',
}
const enTex = (texte: string): string => texte.replace(/\s+/g, ' ').replace(/[\\{}~^#$%&_]/g, (signe) => signesDeTex[signe] ?? `\\${signe}`)

// Bien des styles mettent un titre en minuscules : un nom propre, après le premier mot, garde les siennes entre accolades.
const majusculesTenues = (titre: string): string => titre.replace(/(?<=[\s’'(-])(\p{L}*\p{Lu}[\p{L}\p{N}]*)/gu, '{$1}')

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
