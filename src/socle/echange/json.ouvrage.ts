import { z } from 'zod'
import { ErreurMetier } from '../erreurs.ts'
import { decoder } from './reconnaitre-encodage.ts'
import { colonnesMax, creerRangement, lignesMax, normaliserEntete, type TableauLu } from './tableau.ts'

const valeur = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))])
const objets = z.array(z.record(z.string(), valeur)).max(lignesMax)
const enListe = (quoi: string) => z.union([z.object({ [quoi]: objets }).transform((lu) => lu[quoi] ?? []), objets])

/** Lit une liste d'objets en JSON, nue ou sous son nom (`quoi`) : chaque objet est une ligne, chaque champ une colonne. */
export function lireJson({ octets, quoi }: { octets: Uint8Array; quoi: string }): TableauLu {
  const { texte, encodage } = decoder(octets)
  const lus = analyser(texte, quoi)
  const entetes = nommerLesColonnes(lus)
  const rangement = creerRangement()
  for (const [rang, objet] of lus.entries()) {
    const cellules = new Map(Object.entries(objet).map(([nom, v]) => [normaliserEntete(nom), enCellule(v)]))
    // L'export n'écrit pas ce qui est vide : un champ absent d'un objet et présent dans un autre est vide.
    rangement.ajouter([rang + 1, entetes.map((nom) => cellules.get(nom) ?? ''), false])
  }
  return { encodage, separateur: '', entetes, ...rangement.finir() }
}

function nommerLesColonnes(lus: Record<string, unknown>[]): string[] {
  const noms = new Set<string>()
  for (const objet of lus) {
    for (const nom of Object.keys(objet)) noms.add(normaliserEntete(nom))
    if (noms.size > colonnesMax) throw new ErreurMetier(422, `Ce fichier JSON a plus de ${colonnesMax} champs différents.`)
  }
  return [...noms]
}

function analyser(texte: string, quoi: string) {
  const phrase = `Ce fichier JSON n'est pas une liste de ${quoi} : il faut un tableau d'objets, ou l'export de Catalyse.`
  let brut: unknown
  try {
    brut = JSON.parse(texte)
  } catch {
    throw new ErreurMetier(422, 'Ce fichier JSON est mal formé : il est peut-être incomplet.')
  }
  const lu = enListe(quoi).safeParse(brut)
  if (!lu.success) throw new ErreurMetier(422, phrase)
  return lu.data
}

function enCellule(v: z.infer<typeof valeur>): string {
  if (Array.isArray(v)) return v.join('|')
  return typeof v === 'boolean' ? (v ? 'oui' : 'non') : String(v ?? '')
}
