import { ErreurMetier } from '#socle/erreurs.ts'
import type { Entite } from './lire-geojson.ts'

export type NiveauImporte = 'commune' | 'epci'

// Du plus sûr au plus vague ; comparés sans casse ni tirets.
const proprietesConnues: Record<NiveauImporte, string[]> = {
  commune: ['inseecom', 'codeinsee', 'inseecode', 'codgeo', 'codecommune', 'comcode', 'insee', 'com', 'code'],
  epci: ['sirenepci', 'codesiren', 'codeepci', 'epcicode', 'siren', 'epci', 'code'],
}
const formes: Record<NiveauImporte, RegExp> = { commune: /^(\d{5}|2[AB]\d{3})$/i, epci: /^\d{9}$/ }

/**
 * La propriété qui porte le code des entités, et leur niveau. Ce qui est demandé est suivi ; sinon on cherche une
 * propriété au nom connu dont presque toutes les valeurs ont la forme d'un code Insee ou d'un SIREN.
 */
export function reconnaitreCode(
  entites: Entite[],
  demande: { code?: string | undefined; niveau?: NiveauImporte | undefined },
): { code: string; niveau: NiveauImporte } {
  const noms = Object.keys(entites[0]?.proprietes ?? {})
  if (demande.code !== undefined && !noms.includes(demande.code)) {
    throw new ErreurMetier(422, `La propriété « ${demande.code} » n'est pas dans le fichier. Il y a : ${noms.join(', ')}.`)
  }
  for (const niveau of demande.niveau ? [demande.niveau] : (['commune', 'epci'] as const)) {
    const candidats = demande.code
      ? [demande.code]
      : proprietesConnues[niveau].flatMap((connu) => noms.filter((nom) => simplifier(nom) === connu))
    const code = candidats.find((nom) => partDeCodes(entites, nom, formes[niveau]) > 0.9)
    if (code) return { code, niveau }
  }
  throw new ErreurMetier(
    422,
    `Aucune propriété du fichier n'a l'air d'un code Insee (5 caractères) ou d'un SIREN (9 chiffres). Il y a : ${noms.join(', ')}. Précisez-la avec --code.`,
  )
}

const simplifier = (nom: string) => nom.toLowerCase().replace(/[^a-z0-9]/g, '')

const partDeCodes = (entites: Entite[], nom: string, forme: RegExp) =>
  entites.filter((e) => forme.test(e.proprietes[nom] ?? '')).length / Math.max(1, entites.length)
