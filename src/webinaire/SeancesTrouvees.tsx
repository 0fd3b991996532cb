import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Trouver } from '#socle/salle.ts'
import { CarteDeSeance } from './CarteDeSeance.tsx'
import { listByIds } from './seance.depot.ts'
import { estPublique, type Seance } from './seance.ts'

type Props = { seances: Seance[]; referentiel: Referentiel; titre: string; id: string; children: string }

/** Des séances : celles qui répondent à la question, ou la prochaine. `children` : le lien vers toutes. */
export function SeancesTrouvees({ seances, referentiel, titre, id, children }: Props) {
  if (seances.length === 0) return null
  return (
    <section aria-labelledby={id} class="famille-savoir">
      <h2 id={id}>{titre}</h2>
      <ul class="seances">
        {seances.map((seance) => (
          <li key={seance.id}>
            <CarteDeSeance seance={seance} referentiel={referentiel} invite />
          </li>
        ))}
      </ul>
      <p>
        <a href="/webinaires">{children}</a>
      </p>
    </section>
  )
}

/** Les séances qui parlent de la question. */
export const trouver: Trouver = {
  rang: 2,
  montrees: 3,
  montrer: async (db, ids) => {
    const seances = (await listByIds(db, ids)).filter(estPublique).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    if (seances.length === 0) return null
    return (
      <SeancesTrouvees seances={seances} referentiel={await chargerReferentiel(db)} titre="Webinaires qui en parlent" id="seances-trouvees">
        Toutes les séances
      </SeancesTrouvees>
    )
  },
}
