import type { Droit } from '#socle/salle.ts'
import type { JeuDEssai, Personnes } from '../jeu-d-essai.ts'

export type Personne = 'visiteuse' | keyof Personnes

/** Une route : le rôle le plus faible qui peut la demander, un exemple, et qui en est refusé malgré son rôle, avec la raison. */
export type LigneDeDroit = {
  droit: Droit
  exemple?: (jeu: JeuDEssai) => string
  envoi?: (jeu: JeuDEssai) => Record<string, string>
  sauf?: Partial<Record<Personne, string>>
}
