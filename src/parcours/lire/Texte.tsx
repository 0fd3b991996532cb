import { markdownEnHtml } from '../../socle/markdown.ts'

/** Un texte ou une consigne du parcours. */
export function Texte({ markdown }: { markdown: string }) {
  if (markdown.trim() === '') return null
  return <div class="prose" dangerouslySetInnerHTML={{ __html: markdownEnHtml(markdown) }} />
}
