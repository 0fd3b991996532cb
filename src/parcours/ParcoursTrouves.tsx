import { Grille } from '#interface/Grille.tsx'
import { chercherOuElargir } from '#socle/moteur.ts'
import type { SectionDAccueil, Trouver } from '#socle/salle.ts'
import { CarteDeParcours } from './lire/CarteDeParcours.tsx'
import { listByIds, listPublies } from './parcours.depot.ts'
import type { Parcours } from './parcours.ts'

type Props = { parcours: readonly Parcours[]; titre: string; id: string; children: string }

function ParcoursTrouves({ parcours, titre, id, children }: Props) {
  return (
    <section class="trouver-groupe famille-savoir" aria-labelledby={id}>
      <h2 id={id}>{titre}</h2>
      <Grille de={parcours} classe="catalogue-fiches">
        {(un) => <CarteDeParcours parcours={un} niveau={3} />}
      </Grille>
      <p>
        <a href="/parcours">{children}</a>
      </p>
    </section>
  )
}

/** Les parcours qui apprennent à faire ce que la question demande. */
export const trouver: Trouver = {
  rang: 1,
  repondre: async (db, { requete }) => {
    const ids = await chercherOuElargir(db, 'parcours', requete, 2)
    const parcours = (await listByIds(db, ids)).toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
    return parcours.length === 0 ? null : (
      <ParcoursTrouves parcours={parcours} titre="Parcours pour apprendre à le faire" id="parcours-trouves">
        Tous les parcours
      </ParcoursTrouves>
    )
  },
}

/** Les premiers de la liste. */
export const accueil: SectionDAccueil = {
  rang: 4,
  montrer: async (db) => {
    const parcours = (await listPublies(db)).slice(0, 4)
    return parcours.length === 0 ? null : (
      <ParcoursTrouves parcours={parcours} titre="Apprendre en marchant" id="parcours-proposes">
        Tous les parcours, en deux, quatre ou douze heures
      </ParcoursTrouves>
    )
  },
}
