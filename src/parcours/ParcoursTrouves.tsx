import type { Trouver } from '#socle/salle.ts'
import { CarteDeParcours } from './lire/CarteDeParcours.tsx'
import { listByIds } from './parcours.depot.ts'
import type { Parcours } from './parcours.ts'

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

/** Les parcours qui apprennent à faire ce que la question demande. */
export const trouver: Trouver = {
  rang: 1,
  montrees: 2,
  montrer: async (db, ids) => {
    const parcours = (await listByIds(db, ids)).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    if (parcours.length === 0) return null
    return (
      <ParcoursTrouves parcours={parcours} titre="Parcours pour apprendre à le faire" id="parcours-trouves">
        Tous les parcours
      </ParcoursTrouves>
    )
  },
}
