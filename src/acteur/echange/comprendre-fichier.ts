import type { Termes } from '#referentiel/termes-lus.ts'
import { lireTableau } from '#socle/echange/lire-tableau.ts'
import type { LigneDeTableau, Tableau } from '#socle/echange/tableau.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { pluriel } from '#socle/texte.ts'
import { type Cellules, type Colonne, colonneDe } from './colonnes.ts'
import { estLieuNumerique, supposees, traduireLieu } from './lieu-numerique.ts'
import { type LigneLue, lireLigne, sansColonnes } from './lire-ligne.ts'

export type FichierCompris = {
  total: number
  /** Les lignes comprises, de la première à la dernière ; se relit depuis le début à chaque appel. */
  lignes: () => AsyncGenerator<LigneLue>
  /** Ce qui a été reconnu, en une phrase à montrer. */
  phrase: string
}

const nomsDesSeparateurs: Record<string, string> = { ',': 'des virgules', ';': 'des points-virgules', '\t': 'des tabulations' }

/** Comprend un fichier envoyé : encodage, séparateur, schéma, lignes. Refuse clairement ce qu'il ne comprend pas. */
export async function comprendreFichier(octets: Uint8Array, termes: Termes): Promise<FichierCompris> {
  const tableau = await lireTableau(octets)
  const national = estLieuNumerique(tableau.entetes)
  const { lire, ignorees } = national ? lecteurNational(termes) : lecteurPropre(tableau, termes)
  const phrases = [
    `${pluriel(tableau.total, 'ligne', 'lignes')}, encodage ${tableau.encodage}, colonnes séparées par ${nomsDesSeparateurs[tableau.separateur]}.`,
    national ? 'Schéma reconnu : lieux de médiation numérique.' : "Schéma reconnu : fichier d'échange de Catalyse.",
    ignorees.length > 0 ? `Colonnes ignorées : ${ignorees.slice(0, 20).join(', ')}.` : '',
  ]
  async function* lignes() {
    for await (const ligne of tableau.lignes()) yield signaler(lire(ligne), ligne)
  }
  return { total: tableau.total, lignes, phrase: phrases.filter((p) => p !== '').join(' ') }
}

type Lecteur = { lire: (ligne: LigneDeTableau) => LigneLue; ignorees: string[] }

function lecteurPropre({ entetes }: Tableau, termes: Termes): Lecteur {
  const couples = entetes.flatMap((entete): [string, Colonne][] => {
    const colonne = colonneDe(entete)
    return colonne ? [[entete, colonne]] : []
  })
  const reconnues = new Set(couples.map(([, colonne]) => colonne))
  const identifie = ['cle', 'nom', 'siret', 'rna', 'cle_externe'] as const
  if (!identifie.some((colonne) => reconnues.has(colonne))) {
    throw new ErreurMetier(
      422,
      `Aucune colonne ne dit de qui il s'agit : il faut au moins « nom ». Colonnes lues : ${entetes
        .filter((e) => e !== '')
        .slice(0, 20)
        .join(', ')}.`,
    )
  }
  const lire = ({ ligne, cellules }: LigneDeTableau) => {
    const lues: Cellules = {}
    for (const [entete, colonne] of couples) lues[colonne] ??= cellules.get(entete)
    return lireLigne(ligne, lues, termes)
  }
  return { lire, ignorees: entetes.filter((entete) => entete !== '' && !couples.some(([e]) => e === entete)) }
}

function lecteurNational(termes: Termes): Lecteur {
  const lire = ({ ligne, cellules }: LigneDeTableau) => {
    const lues = traduireLieu(cellules)
    return { ...lireLigne(ligne, sansColonnes(lues, supposees), termes), siNouvelle: lireLigne(ligne, lues, termes) }
  }
  return { lire, ignorees: [] }
}

// Trop de cellules : un séparateur non protégé a décalé la ligne, la lire écrirait n'importe quoi.
function signaler(lue: LigneLue, { trop }: LigneDeTableau): LigneLue {
  if (trop) lue.refus.push("Cette ligne a plus de cellules que d'en-têtes : un séparateur y est sans doute écrit sans guillemets.")
  return lue
}
