import type { Referentiel } from '#referentiel/referentiel.ts'
import { CarteDeSeance } from '#webinaire/CarteDeSeance.tsx'
import type { Seance } from '#webinaire/seance.ts'

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
