import { nombre, slugifier } from '#socle/texte.ts'
import { extensionDe } from './types-admis.ts'

export type Fichier = {
  id: number
  /** Ce que montre son adresse : 128 bits tirés au sort. */
  cle: string
  nom: string
  /** Type MIME lu dans le contenu. */
  type: string
  /** Octets. */
  taille: number
  /** Pixels, pour une image ; null sinon. */
  largeur: number | null
  hauteur: number | null
  /** Ce que l'image montre ; vide si elle est décorative. */
  alternative: string
}

/** Les largeurs des images réduites, en pixels. */
export const largeurs = [480, 960, 1600] as const
export type Largeur = (typeof largeurs)[number]

/** « /fichiers/<cle>/compte-rendu.pdf » : l'extension est celle du contenu, jamais celle du nom envoyé. */
export function urlFichier({ cle, nom, type }: Pick<Fichier, 'cle' | 'nom' | 'type'>): string {
  return `/fichiers/${cle}/${nomDAdresse({ nom, type })}`
}

/** L'image réduite à cette largeur, en WebP ; l'image elle-même si elle n'est pas plus large. */
export function urlImage({ cle }: Pick<Fichier, 'cle'>, largeur: Largeur): string {
  return `/fichiers/${cle}/${largeur}.webp`
}

/** Le nom qui finit l'adresse. */
export function nomDAdresse({ nom, type }: Pick<Fichier, 'nom' | 'type'>): string {
  const base = slugifier(nom.replace(/\.[^.]*$/, ''))
  const seul = largeurs.some((largeur) => base === String(largeur)) ? `fichier-${base}` : base
  return `${seul}.${extensionDe(type)}`
}

export const estUneImage = ({ type }: Pick<Fichier, 'type'>): boolean => type.startsWith('image/')

/** « 640 octets », « 12 Ko », « 3,4 Mo ». */
export function poidsEnMots(octets: number): string {
  if (octets < 1000) return `${nombre(octets)} octet${octets < 2 ? '' : 's'}`
  if (octets < 999_500) return `${nombre(Math.round(octets / 1000))} Ko`
  return `${nombre(Math.round(octets / 100_000) / 10)} Mo`
}

/** Le nom tel qu'on le garde : sans dossier, sans caractère de commande, 200 signes au plus. */
export function nettoyerNom(nom: string): string {
  const sansDossier = nom.split(/[/\\]/).at(-1) ?? ''
  const propre = sansDossier
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
  return [...propre].slice(0, 120).join('').slice(0, 200) || 'fichier'
}
