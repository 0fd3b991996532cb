import type { Termes } from '#referentiel/termes-lus.ts'
import { ouvrage } from '#socle/atelier/ouvrage.ts'
import { lireTableau } from '#socle/echange/lire-tableau.ts'
import { lireAPart } from '#socle/echange/tableau.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { pluriel } from '#socle/texte.ts'
import { reconnaitreFormat } from '../reconnaitre-format.ts'
import { type Cellules, type Colonne, colonneDe } from './colonnes.ts'
import { type LigneLue, lireLigne } from './lire-ligne.ts'

type FichierCompris = { total: number; lignes: () => AsyncGenerator<LigneLue>; phrase: string }

const lireJson = ouvrage<typeof import('./json.ouvrage.ts').lireJson>('src/ressource/echange/tableau/json.ouvrage.ts', 'lireJson')
const nomsDesSeparateurs: Record<string, string> = { ',': 'des virgules', ';': 'des points-virgules', '\t': 'des tabulations' }

/** Comprend un tableau CSV ou JSON de ressources. Refuse clairement ce qu'il ne comprend pas. */
export async function comprendreFichier(octets: Uint8Array, termes: Termes): Promise<FichierCompris> {
  const enJson = reconnaitreFormat(octets) === 'json'
  const tableau = await (enJson ? lireAPart(lireJson, octets) : lireTableau(octets))
  const { total, entetes, encodage, separateur } = tableau
  const couples = reconnaitre(entetes)
  async function* lignes() {
    for await (const { ligne, cellules, trop } of tableau.lignes()) {
      const lue = lireLigne(ligne, enCellules(couples, cellules), termes)
      // Trop de cellules : un séparateur non protégé a décalé la ligne, la lire écrirait n'importe quoi.
      if (trop) lue.refus.push("Cette ligne a plus de cellules que d'en-têtes : un séparateur y est sans doute écrit sans guillemets.")
      yield lue
    }
  }
  const phrase = enJson
    ? `${pluriel(total, 'ressource', 'ressources')}, fichier JSON.`
    : `${pluriel(total, 'ligne', 'lignes')}, encodage ${encodage}, colonnes séparées par ${nomsDesSeparateurs[separateur]}.`
  return { total, lignes, phrase: `${phrase}${ignorees(entetes)}` }
}

type Couples = [entete: string, colonne: Colonne][]

function reconnaitre(entetes: string[]): Couples {
  const couples = entetes.flatMap((entete): Couples => {
    const colonne = colonneDe(entete)
    return colonne ? [[entete, colonne]] : []
  })
  const identifie = couples.some(([, colonne]) => colonne === 'cle' || colonne === 'titre' || colonne === 'cle_externe')
  if (identifie) return couples
  const lues = entetes.filter((e) => e !== '').slice(0, 20)
  throw new ErreurMetier(
    422,
    `Aucune colonne ne dit de quelle ressource il s'agit : il faut au moins « titre ». Colonnes lues : ${lues.join(', ')}.`,
  )
}

function enCellules(couples: Couples, lues: Map<string, string>): Cellules {
  const cellules: Cellules = {}
  for (const [entete, colonne] of couples) cellules[colonne] ??= lues.get(entete)
  return cellules
}

function ignorees(entetes: string[]): string {
  const inconnues = entetes.filter((entete) => entete !== '' && !colonneDe(entete))
  return inconnues.length > 0 ? ` Colonnes ignorées : ${inconnues.slice(0, 20).join(', ')}.` : ''
}
