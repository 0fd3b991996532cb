import { aPart } from './atelier/atelier.ts'
import { EchecDAtelier } from './atelier/echec-d-atelier.ts'
import { ouvrage } from './atelier/ouvrage.ts'
import { type Difference, memesLignes, toutRemplacer } from './differer.ts'
import type { Saisie } from './formulaire.ts'
import { noterProvisoire } from './provisoire.ts'

const comparer = ouvrage<typeof import('./comparer.ouvrage.ts').comparer>('src/socle/comparer.ouvrage.ts', 'comparer')

const tempsMs = 2000

type Champs = Map<string, string[]>

/**
 * Les champs qui diffèrent entre deux contenus, comparés hors de ce processus, 2 s au plus. Une comparaison qui ne finit pas dit
 * chaque champ changé ôté puis ajouté en entier : ce qui est gardé se lit toujours.
 */
export async function comparerAPart(avant: Champs, apres: Champs, { par = comparer, ms = tempsMs } = {}): Promise<Difference[]> {
  const libelles = [...new Set([...avant.keys(), ...apres.keys()])]
  const changes = libelles.filter((libelle) => !memesLignes(avant.get(libelle) ?? [], apres.get(libelle) ?? []))
  if (changes.length === 0) return []
  const seuls = (champs: Champs): Champs => new Map(changes.map((libelle) => [libelle, champs.get(libelle) ?? []]))
  const [lus, voulus] = [seuls(avant), seuls(apres)]
  try {
    return await aPart(par, { avant: lus, apres: voulus }, { ms })
  } catch (erreur) {
    if (!(erreur instanceof EchecDAtelier)) throw erreur
    if (erreur.raison === 'occupe') noterProvisoire()
    return changes.map((libelle) => ({ libelle, morceaux: toutRemplacer(lus.get(libelle) ?? [], voulus.get(libelle) ?? []) }))
  }
}

/** Les saisies qui diffèrent entre deux envois d'un même formulaire ; `libelles` : le nom de chacune. */
export function comparerSaisies(libelles: Readonly<Record<string, string>>, avant: Saisie, apres: Saisie): Promise<Difference[]> {
  const dire = (saisie: Saisie): Champs =>
    new Map(Object.entries(libelles).map(([nom, libelle]) => [libelle, [saisie[nom] ?? ''].flat().flatMap((texte) => texte.split('\n'))]))
  return comparerAPart(dire(avant), dire(apres))
}
