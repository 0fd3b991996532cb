import { lireSousTitres, type SousTitres } from './sous-titres.ts'

/** Lit des sous-titres : ce que fait `lireSousTitres`, à part. */
export const lire = (brut: string): SousTitres => lireSousTitres(brut)
