import type { ComponentChildren } from 'preact'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import type { Trouver } from '#socle/salle.ts'
import { Seances } from './CarteDeSeance.tsx'
import { listByIds } from './seance.depot.ts'
import { listParActeur } from './seance.repository.ts'
import { estPublique, type Seance } from './seance.ts'

type Props = { seances: Seance[]; referentiel: Referentiel; titre: string; id: string; children?: string }

/** Des séances, sur la page d'une autre salle. `children` : le lien vers toutes ; avec lui, on peut s'y inscrire. */
export function SeancesTrouvees({ seances, referentiel, titre, id, children }: Props) {
  if (seances.length === 0) return null
  return (
    <section aria-labelledby={id} class="famille-savoir">
      <h2 id={id}>{titre}</h2>
      <Seances seances={seances} referentiel={referentiel} invite={children !== undefined} />
      {children && (
        <p>
          <a href="/webinaires">{children}</a>
        </p>
      )}
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

/** Pour la fiche d'une organisation : les séances où elle intervient, contribue ou est partenaire, six au plus. */
export async function sesInterventions(db: Db, acteurId: number): Promise<ComponentChildren> {
  const seances = await listParActeur(db, acteurId, 6)
  if (seances.length === 0) return null
  return (
    <SeancesTrouvees {...{ seances }} referentiel={await chargerReferentiel(db)} titre="Dans les webinaires du réseau" id="interventions" />
  )
}
