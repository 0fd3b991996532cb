import type { ComponentChildren } from 'preact'

/** Une chose à savoir, et son nom, dans une liste de faits (`dl`) ; rien si l'on n'en sait rien. */
export function Fait({ nom, children }: { nom: string; children: ComponentChildren }) {
  if (!children) return null
  return (
    <div>
      <dt>{nom}</dt>
      <dd>{children}</dd>
    </div>
  )
}
