import { rendreTexte } from './rendre-textes.ts'

/** Un texte court du parcours. */
export function Texte({ markdown }: { markdown: string }) {
  return <Prose html={rendreTexte(markdown)} />
}

/** Un texte déjà rendu, mots expliqués. */
export function Prose({ html }: { html: string | undefined }) {
  if (!html || html.trim() === '') return null
  return <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
