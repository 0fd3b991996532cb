import type { Analyse } from './analyse.ts'
import { lireWxr } from './lire-wxr.ts'
import { releverMedias } from './medias-cites.ts'
import { type Contenu, estBrouillon, estUnTexte, raisonDEcarter, type Site } from './wxr.ts'

const classementsMax = 150
// Rubriques et signatures différentes que l'on compte : au-delà, un fichier n'a plus rien d'un site.
const distinctsMax = 20_000

/** Lit l'export en entier une première fois : un fichier coupé ou mal formé est refusé ici, avant que rien ne soit écrit. */
export async function analyser(octets: AsyncIterable<Uint8Array>): Promise<Analyse> {
  let site: Site = { titre: '', url: '', langue: '', auteurs: [] }
  const types = new Map<string, Analyse['types'][number]>()
  const classements = new Map<string, Analyse['classements'][number]>()
  const auteurs = new Map<string, number>()
  const medias = releverMedias()
  for await (const lu of lireWxr(octets)) {
    if (lu.genre === 'site') {
      site = lu.site
      continue
    }
    compter(types, lu.contenu)
    medias.lire(lu.contenu, site)
    if (!estUnTexte(lu.contenu) || raisonDEcarter(lu.contenu)) continue
    for (const { cle, domaine, nom } of lu.contenu.classements) {
      const connu = classements.get(cle) ?? { cle, domaine, nom, nombre: 0 }
      if (connu.nombre > 0 || classements.size < distinctsMax) classements.set(cle, { ...connu, nombre: connu.nombre + 1 })
    }
    const { auteur } = lu.contenu
    if (auteurs.has(auteur) || auteurs.size < distinctsMax) auteurs.set(auteur, (auteurs.get(auteur) ?? 0) + 1)
  }
  const parNombre = [...classements.values()].sort((a, b) => b.nombre - a.nombre || a.nom.localeCompare(b.nom))
  return {
    site,
    types: [...types.values()].sort((a, b) => Number(b.texte) - Number(a.texte) || b.nombre - a.nombre),
    classements: parNombre.slice(0, classementsMax),
    autresClassements: Math.max(0, parNombre.length - classementsMax),
    auteurs: [...auteurs].map(([login, nombre]) => ({ nom: nomDe(site, login), nombre })).slice(0, 200),
    medias: medias.finir(),
  }
}

/** Le nom public de qui a signé ; à défaut, rien plutôt qu'un identifiant de connexion. */
export function nomDe({ auteurs }: Site, login: string): string {
  return auteurs.find(([connu]) => connu === login)?.[1] ?? ''
}

function compter(types: Map<string, Analyse['types'][number]>, contenu: Contenu): void {
  const { type } = contenu
  if (!types.has(type) && types.size >= 100) return
  const connu = types.get(type) ?? { type, texte: estUnTexte(contenu), nombre: 0, brouillons: 0, ecartes: 0 }
  const ecarte = connu.texte && raisonDEcarter(contenu) !== undefined
  types.set(type, {
    ...connu,
    nombre: connu.nombre + 1,
    brouillons: connu.brouillons + (connu.texte && !ecarte && estBrouillon(contenu) ? 1 : 0),
    ecartes: connu.ecartes + (ecarte ? 1 : 0),
  })
}
