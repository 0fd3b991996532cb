import { setImmediate as laisserPasser } from 'node:timers/promises'
import { z } from 'zod'
import { enGros } from '../atelier/atelier.ts'
import { EchecDAtelier } from '../atelier/echec-d-atelier.ts'
import type { Ouvrage } from '../atelier/ouvrage.ts'
import { ErreurMetier } from '../erreurs.ts'
import { sansAccents } from '../texte.ts'

/** Une ligne du tableau : en-tête normalisé → cellule. `ligne` est son numéro dans le tableur. `trop` : plus de cellules que d'en-têtes. */
export type LigneDeTableau = { ligne: number; cellules: Map<string, string>; trop: boolean }

/** Un tableau lu : ce qu'il a d'en-têtes, et ses lignes par tranches, en JSON : elles ne sont dépliées que l'une après l'autre. */
export type TableauLu = { encodage: string; separateur: string; entetes: string[]; total: number; tranches: Uint8Array[] }

/** Une ligne telle qu'elle est rangée dans sa tranche ; une cellule nulle n'y était pas. */
export type LigneRangee = [ligne: number, cellules: (string | null)[], trop: boolean]

export type Tableau = Omit<TableauLu, 'tranches'> & { lignes: () => AsyncGenerator<LigneDeTableau> }

export const lignesMax = 50_000
export const colonnesMax = 300

// 5 s, et 1 s par mébioctet : il en faut dix fois moins.
/** Le temps laissé à la lecture de ces octets, en ms. */
export const tempsPour = ({ length }: Uint8Array): number => 5000 + Math.ceil((length / 1024 ** 2) * 1000)

/** Lit un tableau hors de ce processus ; ses lignes se relisent depuis la première à chaque appel. Refuse par une phrase. */
export async function lireAPart<D>(par: Ouvrage<D, TableauLu>, donnees: D, ms: number): Promise<Tableau> {
  const { tranches, ...tableau } = await enGros(par, donnees, { ms }).catch((erreur: unknown) => {
    throw erreur instanceof EchecDAtelier && erreur.raison !== 'occupe' ? new ErreurMetier(422, tropLourd) : erreur
  })
  return { ...tableau, lignes: () => deplier(tranches, tableau.entetes) }
}

const tropLourd = 'Ce tableau demande trop de travail au site pour sa taille : coupez-le en plusieurs, puis recommencez.'

const rangees = z.array(z.tuple([z.number(), z.array(z.string().nullable()), z.boolean()]))

async function* deplier(tranches: Uint8Array[], entetes: string[]): AsyncGenerator<LigneDeTableau> {
  for (const tranche of tranches) {
    await laisserPasser()
    for (const [ligne, cellules, trop] of rangees.parse(JSON.parse(Buffer.from(tranche).toString('utf8')))) {
      const lues = entetes.flatMap((nom, i) => {
        const cellule = cellules[i] ?? null
        return nom === '' || cellule === null ? [] : [[nom, cellule] as const]
      })
      yield { ligne, cellules: new Map(lues), trop }
    }
  }
}

const lignesParTranche = 200
const signesParTranche = 256 * 1024

/** Range des lignes en tranches courtes : aucune ne prend plus de quelques millisecondes à déplier. */
export function creerRangement() {
  const tranches: Uint8Array[] = []
  let enCours: LigneRangee[] = []
  let signes = 0
  let total = 0
  const fermer = () => {
    if (enCours.length > 0) tranches.push(Buffer.from(JSON.stringify(enCours)))
    enCours = []
    signes = 0
  }
  return {
    ajouter: (rangee: LigneRangee) => {
      enCours.push(rangee)
      total++
      signes += rangee[1].reduce((somme, cellule) => somme + (cellule?.length ?? 0), 0)
      if (enCours.length >= lignesParTranche || signes >= signesParTranche) fermer()
    },
    finir: () => {
      fermer()
      return { total, tranches }
    },
  }
}

/** « Numéro SIRET » → « numero_siret ». */
export function normaliserEntete(nom: string): string {
  return sansAccents(nom)
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}
