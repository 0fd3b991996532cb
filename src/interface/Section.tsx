import type { ComponentChildren } from 'preact'

type Props = { id: string; titre: ComponentChildren; classe?: string | undefined; children: ComponentChildren }

/** Une partie de la page, que nomme son titre, à l'œil comme à l'oreille. */
export function Section({ id, titre, classe, children }: Props) {
  return (
    <section aria-labelledby={id} class={classe}>
      <h2 id={id}>{titre}</h2>
      {children}
    </section>
  )
}
