import { contenuVide } from '#champ/champs.ts'
import type { Db } from '#socle/db.ts'
import { insertMot } from './glossaire.repository.ts'
import { champs } from './mot.champs.tsx'
import type { Mot } from './mot.ts'

let rang = 0

/** Un mot tout fait, sans base : pour les règles pures. */
export function motDEssai({ terme = `Mot d’essai ${++rang}`, code = `essai-${++rang}`, ...reste }: Partial<Mot> = {}): Mot {
  const vide = { ...contenuVide(champs), definition: `Ce que veut dire ${terme}.`, estProposition: true }
  return { ...vide, id: ++rang, code, terme, retireLe: null, modifieLe: new Date(0), ...reste }
}

/** Un mot de plus dans la base. */
export async function creerMot(db: Db, souhait: Partial<Mot> = {}): Promise<Mot> {
  const { code, ...mot } = motDEssai(souhait)
  const cree = await insertMot(db, code, mot)
  if (!cree) throw new Error(`Le code ${code} est déjà pris.`)
  return cree
}
