import { pourquoiLaLire } from '#fiche/pourquoi.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Trouver } from '#socle/salle.ts'
import { avecParametres } from '#socle/urls.ts'
import { findByIds } from '#territoire/territoire.repository.ts'
import { listApercusParIds } from './apercu.repository.ts'
import { FicheDeRessource } from './CarteDeRessource.tsx'

/** Ce qui se lit sur la question, et pourquoi. Une ressource vaut d'où qu'elle vienne : le lieu n'est qu'une raison de plus. */
export const trouver: Trouver = {
  montrees: 4,
  montrer: async (db, ids, { q, mots, lieuIds }) => {
    const [referentiel, ressources, lieux] = await Promise.all([chargerReferentiel(db), listApercusParIds(db, ids), findByIds(db, lieuIds)])
    if (ressources.length === 0) return null
    return (
      <section class="trouver-groupe" aria-labelledby="ressources-trouvees">
        <h2 id="ressources-trouvees">Ressources pour apprendre comment</h2>
        <ol class="catalogue-fiches">
          {ressources.map((ressource) => {
            const raisons = pourquoiLaLire({ ...ressource, mots, lieux }, referentiel)
            return (
              <li key={ressource.id}>
                <FicheDeRessource
                  ressource={ressource}
                  referentiel={referentiel}
                  pourquoi={raisons.length > 0 ? `Pourquoi : ${raisons.join(', ')}` : undefined}
                />
              </li>
            )
          })}
        </ol>
        <p>
          <a href={avecParametres('/ressources', { q })}>Toutes les ressources qui en parlent</a>
        </p>
      </section>
    )
  },
}
