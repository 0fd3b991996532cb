import { uneColonne } from './cellule.ts'
import type { Champ } from './champ.ts'
import { mesure } from './simples.tsx'

const texteOuRien = (brut: unknown) => (typeof brut === 'string' && brut !== '' ? brut : null)

function identifiant(
  libelle: string,
  aide: string,
  juste: (valeur: string) => boolean,
  [tropLong, faux]: [string, string],
  pourquoi: (ecrit: string, compact: string) => string,
): Champ<string | null> {
  return mesure<string | null>({
    libelle,
    aide,
    vide: null,
    garde: texteOuRien,
    comprendre: (texte) => {
      if (texte.length > 40) return tropLong
      const valeur = compacter(texte)
      return valeur === '' || juste(valeur) ? { valeur: valeur || null } : faux
    },
    ecrire: (valeur) => valeur ?? '',
    // Faux, il désignerait quelqu'un d'autre : la ligne est refusée.
    cellule: (nom) =>
      uneColonne<string | null>(nom, {
        ecrire: (valeur) => valeur,
        lire: (texte, { refuser }) => {
          const compact = compacter(texte)
          if (compact === '') return null
          if (!juste(compact)) refuser(pourquoi(texte.trim(), compact))
          return compact
        },
      }),
  })
}

function pourquoiCeSiret(ecrit: string, compact: string): string {
  const debut = `Le SIRET « ${ecrit.slice(0, 30)} » n'est pas juste`
  if (/^\d(\.|,)?\d*E\+?\d+$/i.test(ecrit))
    return `${debut} : le tableur l'a arrondi. Mettez la colonne au format texte et recopiez les 14 chiffres.`
  return /^\d{14}$/.test(compact) ? `${debut} : un de ses chiffres est faux.` : `${debut} : il en faut 14 chiffres.`
}

/** Le numéro d'un établissement au répertoire Sirene. */
export const siret = (o: { libelle: string; aide: string }): Champ<string | null> =>
  identifiant(
    o.libelle,
    o.aide,
    siretJuste,
    ['Un SIRET compte 14 chiffres.', "Ce SIRET n'est pas juste : vérifiez ses 14 chiffres, ou laissez le champ vide."],
    pourquoiCeSiret,
  )

/** Le numéro d'une association au répertoire national. */
export const rna = (o: { libelle: string; aide: string }): Champ<string | null> =>
  identifiant(
    o.libelle,
    o.aide,
    rnaJuste,
    ['Un numéro RNA compte un W et 9 chiffres.', "Ce numéro RNA n'est pas juste : un W suivi de 9 chiffres, ou laissez le champ vide."],
    (ecrit) => `Le numéro RNA « ${ecrit.slice(0, 30)} » n'est pas juste : c'est un W suivi de 9 chiffres.`,
  )

const sirenDeLaPoste = '356000000'

/**
 * Vrai si le SIRET (14 chiffres) porte une clé juste : algorithme de Luhn ; pour les établissements de La Poste,
 * la somme des chiffres est un multiple de 5. Source : documentation Sirene de l'Insee.
 */
function siretJuste(siret: string): boolean {
  if (!/^\d{14}$/.test(siret)) return false
  const chiffres = [...siret].map(Number)
  if (siret.startsWith(sirenDeLaPoste) && chiffres.reduce((somme, c) => somme + c, 0) % 5 === 0) return true
  return luhn(chiffres) % 10 === 0
}

/** Vrai si le numéro du répertoire national des associations a la bonne forme : W, puis 9 chiffres (ou la lettre d'un département de Corse ou d'outre-mer). */
function rnaJuste(rna: string): boolean {
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
