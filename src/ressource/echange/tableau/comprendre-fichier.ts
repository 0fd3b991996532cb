import { z } from 'zod'
import type { Termes } from '../../../referentiel/termes-lus.ts'
import { lireTableau, normaliserEntete } from '../../../socle/echange/lire-tableau.ts'
import { decoder } from '../../../socle/echange/reconnaitre-encodage.ts'
import { ErreurMetier } from '../../../socle/erreurs.ts'
import { pluriel } from '../../../socle/texte.ts'
import { type Cellules, type Colonne, colonneDe, separateurDeListe } from './colonnes.ts'
import { type LigneLue, lireLigne } from './lire-ligne.ts'

type FichierCompris = { total: number; lignes: () => AsyncGenerator<LigneLue>; phrase: string }

const nomsDesSeparateurs: Record<string, string> = { ',': 'des virgules', ';': 'des points-virgules', '\t': 'des tabulations' }

/** Comprend un tableau CSV ou JSON de ressources. Refuse clairement ce qu'il ne comprend pas. */
export async function comprendreFichier(octets: Uint8Array, termes: Termes): Promise<FichierCompris> {
  const { texte, encodage } = decoder(octets)
  return /^\s*[[{]/.test(texte) ? comprendreJson(texte, termes) : comprendreCsv(texte, encodage, termes)
}

async function comprendreCsv(texte: string, encodage: string, termes: Termes): Promise<FichierCompris> {
  const tableau = await lireTableau(texte)
  const couples = reconnaitre(tableau.entetes)
  const phrase = `${pluriel(tableau.total, 'ligne', 'lignes')}, encodage ${encodage}, colonnes séparées par ${nomsDesSeparateurs[tableau.separateur]}.`
  async function* lignes() {
    for await (const { ligne, cellules, trop } of tableau.lignes()) {
      const lue = lireLigne(ligne, enCellules(couples, cellules), termes)
      // Trop de cellules : un séparateur non protégé a décalé la ligne, la lire écrirait n'importe quoi.
      if (trop) lue.refus.push("Cette ligne a plus de cellules que d'en-têtes : un séparateur y est sans doute écrit sans guillemets.")
      yield lue
    }
  }
  return { total: tableau.total, lignes, phrase: `${phrase}${ignorees(tableau.entetes)}` }
}

const valeur = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))])
const objets = z.array(z.record(z.string(), valeur)).max(50_000)
const fichierJson = z.union([z.object({ ressources: objets }).transform(({ ressources }) => ressources), objets])

async function comprendreJson(texte: string, termes: Termes): Promise<FichierCompris> {
  const lus = lireJson(texte)
  const noms = [...new Set(lus.flatMap((objet) => Object.keys(objet).map(normaliserEntete)))]
  const couples = reconnaitre(noms)
  async function* lignes() {
    for (const [rang, objet] of lus.entries()) {
      const cellules = new Map(Object.entries(objet).map(([nom, v]) => [normaliserEntete(nom), enCellule(v)]))
      // L'export n'écrit pas ce qui est vide : un champ absent d'un objet et présent dans un autre est vide.
      for (const nom of noms) if (!cellules.has(nom)) cellules.set(nom, '')
      yield lireLigne(rang + 1, enCellules(couples, cellules), termes)
    }
  }
  return { total: lus.length, lignes, phrase: `${pluriel(lus.length, 'ressource', 'ressources')}, fichier JSON.${ignorees(noms)}` }
}

function lireJson(texte: string) {
  const phrase = "Ce fichier JSON n'est pas une liste de ressources : il faut un tableau d'objets, ou l'export de Catalyse."
  let brut: unknown
  try {
    brut = JSON.parse(texte)
  } catch {
    throw new ErreurMetier(422, 'Ce fichier JSON est mal formé : il est peut-être incomplet.')
  }
  const lu = fichierJson.safeParse(brut)
  if (!lu.success) throw new ErreurMetier(422, phrase)
  return lu.data
}

function enCellule(v: z.infer<typeof valeur>): string {
  if (Array.isArray(v)) return v.join(separateurDeListe)
  return typeof v === 'boolean' ? (v ? 'oui' : 'non') : String(v ?? '')
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
