import { z } from 'zod'
import { decoder } from '#socle/echange/reconnaitre-encodage.ts'
import { colonnesMax, creerRangement, lignesMax, normaliserEntete, type TableauLu } from '#socle/echange/tableau.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { separateurDeListe } from './colonnes.ts'

const valeur = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))])
const objets = z.array(z.record(z.string(), valeur)).max(lignesMax)
const fichierJson = z.union([z.object({ ressources: objets }).transform(({ ressources }) => ressources), objets])

/** Lit une liste de ressources en JSON : chaque objet est une ligne, chaque champ une colonne. */
export function lireJson(octets: Uint8Array): TableauLu {
  const { texte, encodage } = decoder(octets)
  const lus = analyser(texte)
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

function analyser(texte: string) {
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
