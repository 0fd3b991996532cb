/** Un texte déjà rendu. */
export function Prose({ html }: { html: string | undefined }) {
  if (!html || html.trim() === '') return null
  return <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
