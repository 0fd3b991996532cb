import { decouper } from '#socle/comprendre.ts'
import type { Trouver } from '#socle/salle.ts'
import { findByRecherche } from './recherche.repository.ts'
import { libelleNature, nomDistinct, urlTerritoire } from './territoire.ts'

// Une phrase plus longue ne nomme pas un lieu ; la comparer à 36 000 noms coûterait plus que tout le reste.
const motsDUnLieu = 3

/** Les territoires dont la question est le nom, après tout le reste. */
export const trouver: Trouver = {
  rang: 9,
  repondre: async (db, { q }) => {
    const nombre = decouper(q).length
    const territoires = nombre > 0 && nombre <= motsDUnLieu ? await findByRecherche(db, q, { limite: 4 }) : []
    if (territoires.length === 0) return null
    return (
      <section aria-labelledby="territoires-trouves">
        <h2 id="territoires-trouves">Territoires</h2>
        <ul class="trouver-territoires">
          {territoires.map((t) => (
            <li key={t.id}>
              <a href={urlTerritoire(t)}>{nomDistinct(t)}</a> <span class="discret">{libelleNature(t)}</span>
            </li>
          ))}
        </ul>
      </section>
    )
  },
}
