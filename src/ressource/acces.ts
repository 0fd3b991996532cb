import { accesDe } from '#fiche/acces.ts'
import { sorteRessource } from './ressource.sorte.ts'

export const { lisible: ressourceLisible, resteModifiable } = accesDe(sorteRessource)
