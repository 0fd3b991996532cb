import { CarteDeParcours } from '#parcours/lire/CarteDeParcours.tsx'
import type { Parcours } from '#parcours/parcours.ts'

type Props = { parcours: readonly Parcours[]; titre: string; id: string; children: string }

/** Quelques parcours, sous un titre ; rien s'il n'y en a pas. */
export function ParcoursTrouves({ parcours, titre, id, children }: Props) {
  if (parcours.length === 0) return null
  return (
    <section class="trouver-groupe famille-savoir" aria-labelledby={id}>
      <h2 id={id}>{titre}</h2>
      <ul class="catalogue-fiches">
        {parcours.map((un) => (
          <li key={un.id}>
            <CarteDeParcours parcours={un} niveau={3} />
          </li>
        ))}
      </ul>
      <p>
        <a href="/parcours">{children}</a>
      </p>
    </section>
  )
}
