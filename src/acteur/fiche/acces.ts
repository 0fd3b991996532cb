import { accesDe } from '#fiche/acces.ts'
import { sorteActeur } from '../acteur.sorte.ts'

export const { lisible: ficheLisible, modifiable: ficheModifiable, relue: trouveFiche, resteModifiable } = accesDe(sorteActeur)
