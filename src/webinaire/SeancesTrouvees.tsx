import type { ComponentChildren } from 'preact'
import { dansLOrdre } from '#fiche/catalogue/lister-api.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import { chercherOuElargir } from '#socle/moteur.ts'
import type { SectionDAccueil, Trouver } from '#socle/salle.ts'
import { Seances } from './CarteDeSeance.tsx'
import { listByIds } from './seance.depot.ts'
import { listAVenir, listParActeur } from './seance.repository.ts'
import { estPublique, type Seance } from './seance.ts'

type Props = { seances: Seance[]; referentiel: Referentiel; titre: string; id: string; children?: string }

// Des séances, sur la page d'une autre salle. `children` : le lien vers toutes ; avec lui, on peut s'y inscrire.
function SeancesTrouvees({ seances, referentiel, titre, id, children }: Props) {
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
  repondre: async (db, { requete }) => {
    const ids = await chercherOuElargir(db, 'webinaire', requete, 3)
    const seances = dansLOrdre(await listByIds(db, ids), ids).filter(estPublique)
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

/** La prochaine séance annoncée. */
export const accueil: SectionDAccueil = {
  rang: 1,
  montrer: async (db) => {
    const prochaine = (await listAVenir(db, { limite: 3 })).find(({ etat }) => etat === 'annoncee')
    if (!prochaine) return null
    return (
      <SeancesTrouvees seances={[prochaine]} referentiel={await chargerReferentiel(db)} titre="Prochain webinaire" id="prochain">
        Toutes les séances, à venir et à revoir
      </SeancesTrouvees>
    )
  },
}
