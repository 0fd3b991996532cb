import type { EtatDeFiche, SaisieDeFiche } from '../acteur.ts'

/** Ce qui s'écrit d'une fiche : son contenu, et son suivi. */
export type Ecriture = { saisie: SaisieDeFiche; etat: EtatDeFiche; verifieeLe: string | null }

/**
 * Une fiche que l'import connaît : de la base, ou née d'une ligne précédente (`id` et `origine` nuls, `ligne` dit laquelle).
 * `fiche` est ce qu'elle devient au fil des lignes.
 */
export type Connue = { id: number | null; slug: string; origine: Ecriture | null; fiche: Ecriture; tri: string; ligne: number | null }

/** Ce qui, dans une ligne, peut désigner une fiche ; `tri` est le nom en minuscules sans accents. */
export type Reperes = {
  cle: string | null
  siret: string | null
  rna: string | null
  cleExterne: string | null
  tri: string
  communeId: number | null
  departementId: number | null
}

type Rapprochement = { genre: 'connue'; connue: Connue } | { genre: 'nouvelle' } | { genre: 'conflit'; connues: Connue[] }

/** Les fiches connues, par identifiant puis par nom et lieu. */
export class Connues {
  readonly #parCle = new Map<string, Connue>()

  ajouter(connue: Connue): void {
    const { siret, rna, cleExterne, communeId, departementId } = connue.fiche.saisie
    const cles = [
      ...(connue.slug ? [`cle ${connue.slug}`] : []),
      ...identifiants({ siret, rna, cleExterne }),
      ...(communeId === null ? [] : [`${connue.tri} commune ${communeId}`]),
      `${connue.tri} departement ${departementId}`,
    ]
    // La première venue garde la place : un homonyme n'efface pas celle d'avant.
    for (const cle of cles) if (!this.#parCle.has(cle)) this.#parCle.set(cle, connue)
  }

  /** Un identifiant l'emporte sur le nom ; deux identifiants qui désignent deux fiches sont un conflit. */
  rapprocher(reperes: Reperes): Rapprochement {
    const parIdentifiant = [...identifiants(reperes), ...(reperes.cle ? [`cle ${reperes.cle}`] : [])].flatMap(
      (cle) => this.#parCle.get(cle) ?? [],
    )
    const connues = [...new Set(parIdentifiant)].filter((connue) => !estUnAutreLieu(connue, reperes))
    const [premiere, ...autres] = connues
    if (premiere) return autres.length === 0 ? { genre: 'connue', connue: premiere } : { genre: 'conflit', connues }
    const lieu = reperes.communeId === null ? `departement ${reperes.departementId}` : `commune ${reperes.communeId}`
    const homonyme = this.#parCle.get(`${reperes.tri} ${lieu}`)
    if (homonyme && !seContredisent(homonyme, reperes)) return { genre: 'connue', connue: homonyme }
    return { genre: 'nouvelle' }
  }

  /** La fiche qui porte déjà cet identifiant. */
  porteur(genre: 'siret' | 'rna' | 'externe', valeur: string | null): Connue | undefined {
    return valeur === null ? undefined : this.#parCle.get(`${genre} ${valeur}`)
  }
}

// Une source qui donne à deux lieux la même structure (un SIRET de mairie) leur donne deux clés : ce sont deux fiches.
function estUnAutreLieu({ fiche: { saisie } }: Connue, { cleExterne }: Reperes): boolean {
  return cleExterne !== null && saisie.cleExterne !== null && cleExterne !== saisie.cleExterne && memeSource(cleExterne, saisie.cleExterne)
}

const memeSource = (a: string, b: string) => a.split(':')[0] === b.split(':')[0]

// Deux organisations du même nom au même endroit, mais de SIRET ou de RNA différents, ne sont pas la même.
function seContredisent(connue: Connue, reperes: Reperes): boolean {
  const { siret, rna } = connue.fiche.saisie
  const different = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
  return different(siret, reperes.siret) || different(rna, reperes.rna) || estUnAutreLieu(connue, reperes)
}

function identifiants({ siret, rna, cleExterne }: { siret: string | null; rna: string | null; cleExterne: string | null }): string[] {
  return [...(siret ? [`siret ${siret}`] : []), ...(rna ? [`rna ${rna}`] : []), ...(cleExterne ? [`externe ${cleExterne}`] : [])]
}
