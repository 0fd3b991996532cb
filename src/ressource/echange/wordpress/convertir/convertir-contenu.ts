import { autop } from '@wordpress/autop'
import { z } from 'zod'
import { enJson, pluriel } from '#socle/texte.ts'
import { type AdresseDuMedia, traduireCodesCourts } from './codes-courts.ts'
import { enMarkdown } from './en-markdown.ts'
import { nettoyerHtml, type Rencontres } from './nettoyer-html.ts'

export type Converti = {
  /** Markdown. */
  corps: string
  /** Ce que la personne doit savoir, en phrases. */
  remarques: string[]
}

type Source = { corps: string; notes: string; site: string; adresse: AdresseDuMedia }

/** Le texte d'un contenu WordPress, de l'ancien éditeur ou en blocs, en Markdown. */
export function convertirContenu({ corps, notes, site, adresse }: Source): Converti {
  const rencontres: Rencontres = { cadres: 0, imagesCollees: 0, images: new Set() }
  const enBlocs = /<!--\s*wp:/.test(corps)
  const { html, inconnus } = traduireCodesCourts(corps, adresse)
  // De l'ancien éditeur, une ligne vide sépare deux paragraphes et un retour va à la ligne : WordPress le fait à l'affichage.
  const structure = sansBlocs(enBlocs ? html : autop(html))
  const nettoyer = (texte: string) => enMarkdown(nettoyerHtml(adressesSeules(texte), { site, rencontres }))
  const texte = avecNotes(
    nettoyer(structure),
    lireNotes(notes).map(({ id, html: note }) => ({ id, texte: nettoyer(note).replace(/\s*\n\s*/g, ' ') })),
  )
  return { corps: texte.normalize('NFC'), remarques: enRemarques(rencontres, inconnus, enBlocs ? blocsSansTexte(corps) : []) }
}

// Les bornes des blocs ne se voient pas ; un bloc écrit d'un trait peut nommer une adresse ; un saut de page devient un trait.
function sansBlocs(html: string): string {
  return html
    .replace(/<!--\s*wp:[\w/-]+\s[^>]*?"url":"(https?:[^"<>\s]+)"[^>]*?\/-->/g, (_tout, url: string) => enLien(url.replaceAll('\\/', '/')))
    .replace(/<!--\s*nextpage\s*-->/gi, '<hr>')
    .replace(/<!--[\s\S]*?-->/g, '')
}

const enLien = (url: string) => `<p><a href="${url}">${url}</a></p>`

// Une adresse seule dans son bloc ou sur sa ligne : WordPress montrait la vidéo ou la page, ici on la nomme.
function adressesSeules(html: string): string {
  return html.replace(
    /(^|<(?!a[\s>])[a-z][^<>]*>|<\/[a-z0-9]+>|<br>)\s*(https?:\/\/[^\s<>"]+)\s*(?=<|$)/gi,
    (_tout, avant: string, url: string) => `${avant}<a href="${url}">${url}</a>`,
  )
}

// Les notes de WordPress portent un long identifiant : ici, leur rang.
function avecNotes(texte: string, notes: { id: string; texte: string }[]): string {
  const rangs = new Map(notes.map(({ id }, i) => [id, i + 1]))
  const numerote = texte.replace(/\[\^([\w-]{1,60})\]/g, (tout, id: string) => (rangs.has(id) ? `[^${rangs.get(id)}]` : tout))
  return [numerote, ...notes.map((note, i) => `[^${i + 1}]: ${note.texte}`)].filter((partie) => partie !== '').join('\n\n')
}

const muets = new Set(['spacer', 'separator', 'more', 'nextpage', 'footnotes'])

// Un bloc écrit d'un trait n'a pas de texte à lui : WordPress le fabriquait à chaque affichage.
function blocsSansTexte(corps: string): string[] {
  const noms = [...corps.matchAll(/<!--\s*wp:([a-z][\w/-]*)\s(?:(?!-->)[\s\S])*?\/-->/g)]
    .filter(([tout]) => !/"url":"https?:/.test(tout))
    .map(([, nom = '']) => nom)
  return [...new Set(noms)].filter((nom) => !muets.has(nom))
}

const notes = z.array(z.object({ id: z.string().regex(/^[\w-]{1,60}$/), content: z.string().max(20_000) })).max(500)

/** Les notes de bas de page d'un article en blocs, que WordPress garde à part, en JSON. */
const lireNotes = (json: string) => (notes.safeParse(enJson(json)).data ?? []).map(({ id, content }) => ({ id, html: content }))

/** Ce que la reprise d'un texte laisse à faire ou à savoir, en phrases. */
function enRemarques({ cadres, imagesCollees, images }: Rencontres, inconnus: string[], blocs: string[]): string[] {
  return [
    ...(images.size > 0 ? [`${pluriel(images.size, 'image', 'images')} à déposer de nouveau.`] : []),
    ...(imagesCollees > 0
      ? [`${pluriel(imagesCollees, 'image collée', 'images collées')} dans le texte, sans fichier : ${accorder('ôtée', imagesCollees)}.`]
      : []),
    ...(cadres > 0
      ? [`${pluriel(cadres, 'contenu inclus', 'contenus inclus')} (vidéo, son, carte, formulaire) : ${accorder('gardé', cadres)} en lien.`]
      : []),
    ...(inconnus.length > 0 ? [`Codes d'extension laissés tels quels : ${liste(inconnus)}.`] : []),
    ...(blocs.length > 0 ? [`Blocs fabriqués par WordPress, sans texte à reprendre : ${liste(blocs)}.`] : []),
  ]
}

const accorder = (mot: string, n: number) => (n > 1 ? `${mot}s` : mot)
const liste = (noms: string[]) => `${noms.slice(0, 12).join(', ')}${noms.length > 12 ? '…' : ''}`
