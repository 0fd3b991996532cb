import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'
import type { Point } from '#territoire/territoire.ts'

export const etatsDeFiche = ['proposee', 'publiee', 'archivee'] as const
/** proposee : attend la modération ; publiee : dans l'annuaire ; archivee : retirée, gardée. */
export type EtatDeFiche = (typeof etatsDeFiche)[number]

/** Ce qu'une personne, un import ou une restauration peut écrire sur une fiche. Les identifiants désignent des termes et des territoires. */
export type SaisieDeFiche = {
  nom: string
  estCatalyseur: boolean
  profilId: number
  sphereId: number | null
  resume: string
  description: string
  communeId: number | null
  /** Connu seul quand la source ne donne pas la commune. */
  departementId: number | null
  adresse: string
  /** Le lieu exact, s'il est connu ; sinon la fiche est placée à sa commune. */
  point: Point | null
  liens: string[]
  siret: string | null
  rna: string | null
  cleExterne: string | null
  courrielContact: string | null
  source: string
  /** Pratiques, activités, thématiques, ODD. */
  termeIds: number[]
  territoireIds: number[]
}

/** Une fiche de l'annuaire. */
export type Acteur = SaisieDeFiche & {
  id: number
  slug: string
  etat: EtatDeFiche
  regionId: number | null
  proprietaireId: string | null
  /** Date civile « 2026-03-03 » du dernier « toujours à jour » ; null : jamais vérifiée. */
  verifieeLe: string | null
  creeLe: Date
  modifieLe: Date
}

/** L'essentiel d'une fiche, pour les listes et les cartes. */
export type Apercu = Pick<
  Acteur,
  'id' | 'slug' | 'nom' | 'estCatalyseur' | 'resume' | 'profilId' | 'sphereId' | 'termeIds' | 'point' | 'verifieeLe'
> & {
  commune: string | null
  departementId: number | null
}

export const urlActeur = (acteur: Pick<Acteur, 'slug' | 'estCatalyseur'>): string =>
  `${acteur.estCatalyseur ? '/catalyseurs' : '/acteurs'}/${acteur.slug}`

/** Le fil d'Ariane d'une fiche, ou d'un acte sur elle : de quelle liste on vient, quelle fiche, ce qu'on y fait. */
export function filDeLaFiche(fiche: Pick<Acteur, 'nom' | 'slug' | 'estCatalyseur'>, acte?: string): { libelle: string; href?: string }[] {
  const liste = fiche.estCatalyseur ? { libelle: 'Catalyseurs', href: '/catalyseurs' } : { libelle: 'Acteurs', href: '/acteurs' }
  return acte ? [liste, { libelle: fiche.nom, href: urlActeur(fiche) }, { libelle: acte }] : [liste, { libelle: fiche.nom }]
}

export const libelleDeLEtat: Record<EtatDeFiche, string> = { proposee: 'Proposée', publiee: 'Publiée', archivee: 'Archivée' }

/** Au-delà de cette durée sans vérification, la fiche est dite « à vérifier ». */
export const moisAvantVerification = 12

const sirenDeLaPoste = '356000000'

/**
 * Vrai si le SIRET (14 chiffres) porte une clé juste : algorithme de Luhn ; pour les établissements de La Poste,
 * la somme des chiffres est un multiple de 5. Source : documentation Sirene de l'Insee.
 */
export function siretJuste(siret: string): boolean {
  if (!/^\d{14}$/.test(siret)) return false
  const chiffres = [...siret].map(Number)
  if (siret.startsWith(sirenDeLaPoste) && chiffres.reduce((somme, c) => somme + c, 0) % 5 === 0) return true
  return luhn(chiffres) % 10 === 0
}

/** Vrai si le numéro du répertoire national des associations a la bonne forme : W, puis 9 chiffres (ou la lettre d'un département de Corse ou d'outre-mer). */
export function rnaJuste(rna: string): boolean {
  return /^W\d[0-9A-Z]\d{7}$/.test(rna)
}

/** Les chiffres d'un identifiant recopié avec des espaces ou des points. */
export function compacter(identifiant: string): string {
  return identifiant.replace(/[\s.\u00a0-]/g, '').toUpperCase()
}

function luhn(chiffres: number[]): number {
  return chiffres.toReversed().reduce((somme, chiffre, rang) => {
    const double = rang % 2 === 1 ? chiffre * 2 : chiffre
    return somme + (double > 9 ? double - 9 : double)
  }, 0)
}

/** Ce qui doit pouvoir se mettre en forme avant qu'une fiche soit gardée. */
export const rendusDeFiche = ({ description, resume }: Pick<SaisieDeFiche, 'description' | 'resume'>): DemandeDeRendu[] => [
  { genre: 'court', texte: description },
  ...(resume === '' ? [{ genre: 'texte' as const, texte: description }] : []),
]
