import { changer, type Demande } from '../question/demande.ts'
import { plafond } from '../question/fonds.ts'

/** Les adresses des pages voisines d'une liste ; null au bout. */
export type Suite = { suivante: string | null; precedente: string | null }

/** `enReste` : une ligne de plus répondait, du côté où l'on va. */
type Page = { chemin: string; demande: Demande; enReste: boolean }

/** D'une liste lue par clé. */
export function suiteParCle(lignes: readonly { cle: string }[], { chemin, demande, enReste }: Page): Suite {
  const remonte = demande.avant !== undefined && demande.apres === undefined
  const [premiere, derniere] = [lignes[0], lignes.at(-1)]
  return {
    suivante: derniere && (remonte || enReste) ? changer(chemin, demande, { apres: derniere.cle }) : null,
    precedente: premiere && (remonte ? enReste : demande.apres !== undefined) ? changer(chemin, demande, { avant: premiere.cle }) : null,
  }
}

/** D'une liste lue par rang, jusqu'au plafond. */
export function suiteParRang(parPage: number, { chemin, demande, enReste }: Page): Suite {
  const { rang } = demande
  return {
    suivante: enReste && rang + parPage < plafond ? changer(chemin, demande, { rang: rang + parPage }) : null,
    precedente: rang === 0 ? null : changer(chemin, demande, { rang: Math.max(0, rang - parPage) }),
  }
}
