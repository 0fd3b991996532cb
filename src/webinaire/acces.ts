import { accesDe } from '#fiche/acces.ts'
import { sorteSeance } from './seance.sorte.ts'

export const { lisible: seanceLisible, modifiable: seanceAnimable } = accesDe(sorteSeance)
