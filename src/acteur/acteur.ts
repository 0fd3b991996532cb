import type { Fiche } from '#fiche/sorte.ts'
import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'
import type { SaisieDeFiche } from './acteur.champs.ts'
import type { EtatDeFiche } from './acteur.etats.ts'

export type { SaisieDeFiche } from './acteur.champs.ts'
export type { EtatDeFiche } from './acteur.etats.ts'

/** Ce que sa table dit d'une fiche, outre ce qui s'écrit et son suivi. */
export type SuiteDeFiche = { regionId: number | null }

/** Une fiche de l'annuaire. */
export type Acteur = Fiche<SaisieDeFiche, EtatDeFiche, SuiteDeFiche>

/** L'essentiel d'une fiche, pour les listes et les cartes. */
export type Apercu = Pick<Acteur, 'id' | 'slug' | 'nom' | 'estCatalyseur' | 'resume' | 'profilId' | 'termeIds'> & {
  commune: string | null
  departement: string | null
}

export const urlActeur = (acteur: Pick<Acteur, 'slug' | 'estCatalyseur'>): string =>
  `${acteur.estCatalyseur ? '/catalyseurs' : '/acteurs'}/${acteur.slug}`

/** Le fil d'Ariane d'une fiche, ou d'un acte sur elle : de quelle liste on vient, quelle fiche, ce qu'on y fait. */
export function filDeLaFiche(fiche: Pick<Acteur, 'nom' | 'slug' | 'estCatalyseur'>, acte?: string): { libelle: string; href?: string }[] {
  const liste = fiche.estCatalyseur ? { libelle: 'Catalyseurs', href: '/catalyseurs' } : { libelle: 'Acteurs', href: '/acteurs' }
  return acte ? [liste, { libelle: fiche.nom, href: urlActeur(fiche) }, { libelle: acte }] : [liste, { libelle: fiche.nom }]
}

/** Ce qui doit pouvoir se mettre en forme avant qu'une fiche soit gardée. */
export const rendusDeFiche = ({ description, resume }: Pick<SaisieDeFiche, 'description' | 'resume'>): DemandeDeRendu[] => [
  { genre: 'court', texte: description },
  ...(resume === '' ? [{ genre: 'texte' as const, texte: description }] : []),
]
