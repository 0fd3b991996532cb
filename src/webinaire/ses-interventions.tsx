import type { ComponentChildren } from 'preact'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { CarteDeSeance } from './CarteDeSeance.tsx'
import { listParActeur } from './seance.repository.ts'

const montrees = 6

/** Pour la fiche d'une organisation : les séances où elle intervient, contribue ou est partenaire. */
export async function sesInterventions(db: Db, acteurId: number): Promise<ComponentChildren> {
  const seances = await listParActeur(db, acteurId, montrees)
  if (seances.length === 0) return null
  const referentiel = await chargerReferentiel(db)
  return (
    <section aria-labelledby="interventions" class="famille-savoir">
      <h2 id="interventions">Dans les webinaires du réseau</h2>
      <ul class="seances">
        {seances.map((seance) => (
          <li key={seance.id}>
            <CarteDeSeance seance={seance} referentiel={referentiel} />
          </li>
        ))}
      </ul>
    </section>
  )
}
