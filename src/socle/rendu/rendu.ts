import { createHash } from 'node:crypto'
import type { RaisonDEchec } from '../atelier/echec-d-atelier.ts'
import type { TitreDuTexte } from '../markdown-riche.ts'

/** À augmenter quand le même texte donne un autre HTML ; un test le rappelle. */
export const versionDuRendu = 1

/** `court` : titres dès h3, sans image. `riche` : corps d'une page. `texte` : sans mise en forme. */
export type GenreDeRendu = 'court' | 'riche' | 'texte'
export type DemandeDeRendu = { genre: GenreDeRendu; texte: string }
export type Rendu = { html: string; sommaire: TitreDuTexte[] }
/** Un rendu tel qu'il est gardé ; avec `echec`, c'est le texte échappé. */
export type RenduGarde = Rendu & { echec: RaisonDEchec | null }

/** La clé d'un rendu, en base64. */
export function empreinteDe({ genre, texte }: DemandeDeRendu): string {
  return createHash('sha256').update(`${versionDuRendu}\0${genre}\0${texte}`).digest('base64')
}

/** Ce qu'on lit d'un texte qui n'a pas pu être mis en forme : lui-même, en paragraphes. */
export function repli({ genre, texte }: DemandeDeRendu): Rendu {
  if (genre === 'texte') return { html: texte.replace(/\s+/g, ' ').trim(), sommaire: [] }
  const paragraphes = texte.split('\n\n').filter((paragraphe) => paragraphe.trim() !== '')
  return { html: paragraphes.map((p) => `<p>${echapper(p.trim()).replaceAll('\n', '<br>')}</p>`).join('\n'), sommaire: [] }
}

const entites: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const echapper = (texte: string): string => texte.replace(/[&<>"]/g, (signe) => entites[signe] ?? signe)
