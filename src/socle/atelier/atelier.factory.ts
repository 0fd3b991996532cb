import { existsSync, writeFileSync } from 'node:fs'
import { ErreurMetier } from '../erreurs.ts'
import { ouvrage } from './ouvrage.ts'

// Des ouvrages lents, gourmands ou fautifs exprès, pour les essais.

const ici = 'src/socle/atelier/atelier.factory.ts'

export const doubler = (n: number): number => n * 2

/** Ne rend jamais la main ; écrit d'abord son numéro de processus dans `fichier`, s'il est donné. */
export function tourner(fichier?: string): void {
  if (fichier) writeFileSync(fichier, String(process.pid))
  for (;;);
}

export const attendre = async (ms: number): Promise<string> => new Promise((suite) => setTimeout(suite, ms, 'attendu'))

export function remplirLeTas(genre: 'tableau' | 'tables' | 'textes' | 'octets'): number {
  const tout: unknown[] = []
  const table = new Map<number, number>()
  for (let n = 0; ; n++) {
    if (genre === 'tableau') tout.push(n)
    else if (genre === 'tables') table.set(n, n)
    else if (genre === 'textes') tout.push(`${n}`.repeat(1000).split(''))
    else tout.push(Buffer.alloc(5_000_000, 1))
  }
}

export function rater(): never {
  throw new RangeError('exprès')
}

export function refuser(): never {
  throw new ErreurMetier(422, 'La ligne 3 ne va pas.')
}

export function tomber(): never {
  process.exit(3)
}

/** Tué comme du dehors (`kill -9`, le système à court de mémoire) : chaque fois, ou la première fois s'il y a un `fichier` où s'en souvenir. */
export async function etreTue(fichier?: string): Promise<string> {
  if (fichier && existsSync(fichier)) return 'survécu'
  if (fichier) writeFileSync(fichier, 'déjà tué')
  process.kill(process.pid, 'SIGKILL')
  return attendre(60_000)
}

export const compter = (octets: Uint8Array): number => octets.length

export const environnement = (): string[] => Object.keys(process.env)

export const doublerAPart = ouvrage<typeof doubler>(ici, 'doubler')
export const tournerAPart = ouvrage<typeof tourner>(ici, 'tourner')
export const attendreAPart = ouvrage<typeof attendre>(ici, 'attendre')
export const remplirAPart = ouvrage<typeof remplirLeTas>(ici, 'remplirLeTas')
export const raterAPart = ouvrage<typeof rater>(ici, 'rater')
export const refuserAPart = ouvrage<typeof refuser>(ici, 'refuser')
export const tomberAPart = ouvrage<typeof tomber>(ici, 'tomber')
export const etreTueAPart = ouvrage<typeof etreTue>(ici, 'etreTue')
export const compterAPart = ouvrage<typeof compter>(ici, 'compter')
export const environnementAPart = ouvrage<typeof environnement>(ici, 'environnement')
