import type { Referentiel, Terme } from '#referentiel/referentiel.ts'
import { sansAccents } from '#socle/texte.ts'
import { type Analyse, reprenables } from './analyse.ts'
import { type Choix, listesOffertes } from './correspondances.ts'

/** Ce que l'on propose de faire d'un export : ses articles et ses pages, chaque rubrique devenant le terme que son nom laisse deviner. */
export function choixProposes(analyse: Analyse, referentiel: Referentiel): Omit<Choix, 'typeId'> {
  const offerts = listesOffertes.flatMap((liste) => referentiel.liste(liste))
  const termes = analyse.classements.flatMap(({ cle, nom }): [string, number][] => {
    const terme = deviner(nom, offerts)
    return terme ? [[cle, terme.id]] : []
  })
  return {
    termes: Object.fromEntries(termes),
    types: reprenables(analyse).flatMap(({ type }) => (type === 'post' || type === 'page' ? [type] : [])),
    brouillons: true,
    maturiteId: null,
    licence: 'droits-reserves',
  }
}

/**
 * Le terme qui ressemble assez au nom d'une rubrique pour être proposé : le même nom au pluriel près, ou un mot long en
 * commun qui en fait l'essentiel. undefined : mieux vaut laisser la personne choisir.
 */
export function deviner(nom: string, termes: readonly Terme[]): Terme | undefined {
  const cherche = motsDe(nom)
  if (cherche.length === 0) return undefined
  const notes = termes.map((terme) => ({ terme, note: Math.max(...formesDe(terme).map((forme) => ressemblance(cherche, motsDe(forme)))) }))
  const meilleure = notes.reduce<(typeof notes)[number] | undefined>((a, b) => (a && a.note >= b.note ? a : b), undefined)
  return meilleure && meilleure.note >= 0.5 ? meilleure.terme : undefined
}

const formesDe = ({ libelle, pluriel, code }: Terme) => [libelle, code.replaceAll('-', ' '), ...(pluriel ? [pluriel] : [])]

const vides = new Set('avec dans pour les des une aux sur par tous toutes et de du la le en local locale social vie'.split(' '))

// Sans accents, sans pluriel, sans petits mots ; « uncategorized » et « non classé » ne disent rien.
function motsDe(texte: string): string[] {
  const nu = sansAccents(texte)
  if (/^(uncategorized|non classe|divers|general|actualites?|blog)$/.test(nu.trim())) return []
  return nu
    .split(/[^a-z0-9]+/)
    .filter((mot) => mot.length > 2 && !vides.has(mot))
    .map((mot) => mot.replace(/(?<=.{3})[sx]$/, ''))
}

// La part des mots communs, un mot valant par ses lettres ; la moitié des mots de la rubrique suffit.
function ressemblance(cherche: string[], forme: string[]): number {
  const poids = (mots: string[]) => mots.reduce((somme, mot) => somme + mot.length, 0)
  const communs = cherche.filter((mot) =>
    forme.some((autre) => autre === mot || (mot.length > 5 && autre.length > 5 && prefixeCommun(mot, autre) >= 6)),
  )
  if (communs.length === 0) return 0
  const part = poids(communs) / poids(cherche)
  return part < 0.5 ? 0 : (part + poids(communs) / Math.max(poids(forme), poids(communs))) / 2 + (part === 1 ? 0.1 : 0)
}

function prefixeCommun(a: string, b: string): number {
  let n = 0
  while (n < a.length && a[n] === b[n]) n++
  return n
}
