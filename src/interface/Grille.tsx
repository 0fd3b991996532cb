import type { VNode } from 'preact'

type Props<T> = { de: readonly T[]; classe?: string; children: (un: T) => VNode }

/** Une liste de fiches, côte à côte quand la place le permet. */
export function Grille<T extends { id: number }>({ de, classe = 'grille', children }: Props<T>) {
  return (
    <ul class={classe}>
      {de.map((un) => (
        <li key={un.id}>{children(un)}</li>
      ))}
    </ul>
  )
}
