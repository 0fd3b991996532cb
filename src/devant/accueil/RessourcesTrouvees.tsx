import type { Referentiel } from '#referentiel/referentiel.ts'
import { FicheDeRessource } from '#ressource/CarteDeRessource.tsx'
import { avecParametres } from '#socle/urls.ts'
import type { Reponse } from './trouver.ts'

/** Ce qui se lit sur la question, et pourquoi. */
export function RessourcesTrouvees({ reponse, referentiel }: { reponse: Reponse; referentiel: Referentiel }) {
  if (reponse.ressources.length === 0) return null
  return (
    <section class="trouver-groupe" aria-labelledby="ressources-trouvees">
      <h2 id="ressources-trouvees">Ressources pour apprendre comment</h2>
      <ol class="catalogue-fiches">
        {reponse.ressources.map(({ ressource, raisons }) => (
          <li key={ressource.id}>
            <FicheDeRessource
              ressource={ressource}
              referentiel={referentiel}
              pourquoi={raisons.length > 0 ? `Pourquoi : ${raisons.join(', ')}` : undefined}
            />
          </li>
        ))}
      </ol>
      <p>
        <a href={avecParametres('/ressources', { q: reponse.question.q })}>Toutes les ressources qui en parlent</a>
      </p>
    </section>
  )
}
