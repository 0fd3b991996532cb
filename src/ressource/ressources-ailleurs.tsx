import type { ComponentChildren } from 'preact'
import { findById as findActeur } from '#acteur/acteur.depot.ts'
import { pourquoiLaLire } from '#fiche/pourquoi.ts'
import { Section } from '#interface/Section.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { chercherOuElargir } from '#socle/moteur.ts'
import type { SectionDAccueil, Trouver } from '#socle/salle.ts'
import { avecParametres } from '#socle/urls.ts'
import { findByIds, findById as findTerritoire } from '#territoire/territoire.repository.ts'
import { nomAvecDe, nomEtCode } from '#territoire/territoire.ts'
import { listApercusParIds, listParActeur, listRecentes } from './apercu.repository.ts'
import { FicheDeRessource, GrilleDeRessources } from './CarteDeRessource.tsx'

const montrees = 4

/** Pour la page d'un territoire : les dernières ressources qui en viennent. */
export async function ressourcesDIci(db: Db, territoireId: number): Promise<ComponentChildren> {
  const ressources = await listRecentes(db, { limite: montrees, territoireId })
  const territoire = ressources.length > 0 && (await findTerritoire(db, territoireId))
  if (!territoire) return null
  return (
    <Section id="ressources-d-ici" titre="Ce que l'on a appris ici" classe="ressources-ailleurs">
      <GrilleDeRessources ressources={ressources} referentiel={await chargerReferentiel(db)} />
      <p>
        <a href={avecParametres('/ressources', { territoire: nomEtCode(territoire) })}>Toutes les ressources {nomAvecDe(territoire)}</a>
      </p>
    </Section>
  )
}

/** Pour la fiche d'une organisation : ce qu'elle a partagé. */
export async function sesRessources(db: Db, acteurId: number): Promise<ComponentChildren> {
  const ressources = await listParActeur(db, acteurId, montrees)
  if (ressources.length === 0) return null
  const suite = ressources.length === montrees && (await findActeur(db, acteurId))
  return (
    <Section id="ses-ressources" titre="Ses ressources" classe="ressources-ailleurs">
      <GrilleDeRessources ressources={ressources} referentiel={await chargerReferentiel(db)} />
      {suite && (
        <p>
          <a href={avecParametres('/ressources', { q: suite.nom })}>Chercher les autres</a>
        </p>
      )}
    </Section>
  )
}

/** Ce qui se lit sur la question, et pourquoi. Une ressource vaut d'où qu'elle vienne : le lieu n'est qu'une raison de plus. */
export const trouver: Trouver = {
  repondre: async (db, { q, mots, requete, lieuIds }) => {
    const ids = await chercherOuElargir(db, 'ressource', requete, montrees)
    const [referentiel, ressources, lieux] = await Promise.all([chargerReferentiel(db), listApercusParIds(db, ids), findByIds(db, lieuIds)])
    if (ressources.length === 0) return null
    return (
      <Section id="ressources-trouvees" titre="Ressources pour apprendre comment" classe="trouver-groupe">
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
      </Section>
    )
  },
}

/** Les dernières parues. */
export const accueil: SectionDAccueil = {
  rang: 3,
  montrer: async (db) => {
    const ressources = await listRecentes(db, { limite: montrees })
    if (ressources.length === 0) return null
    return (
      <Section id="ressources-recentes" titre="À lire, à reprendre" classe="accueil-nouveautes">
        <GrilleDeRessources ressources={ressources} referentiel={await chargerReferentiel(db)} />
        <p>
          <a href="/ressources">Toutes les ressources</a> · <a href="/ressources/pour-moi">que lire, en trois questions</a>
        </p>
      </Section>
    )
  },
}
