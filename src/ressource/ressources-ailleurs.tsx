import type { ComponentChildren } from 'preact'
import { findById as findActeur } from '#acteur/acteur.depot.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { avecParametres } from '#socle/urls.ts'
import { findById as findTerritoire } from '#territoire/territoire.repository.ts'
import { nomAvecDe, nomEtCode } from '#territoire/territoire.ts'
import { listParActeur, listRecentes } from './apercu.repository.ts'
import { GrilleDeRessources } from './CarteDeRessource.tsx'

const montrees = 4

/** Pour la page d'un territoire : les dernières ressources qui en viennent. */
export async function ressourcesDIci(db: Db, territoireId: number): Promise<ComponentChildren> {
  const ressources = await listRecentes(db, { limite: montrees, territoireId })
  const territoire = ressources.length > 0 && (await findTerritoire(db, territoireId))
  if (!territoire) return null
  return (
    <section aria-labelledby="ressources-d-ici" class="ressources-ailleurs">
      <h2 id="ressources-d-ici">Ce que l'on a appris ici</h2>
      <GrilleDeRessources ressources={ressources} referentiel={await chargerReferentiel(db)} />
      <p>
        <a href={avecParametres('/ressources', { territoire: nomEtCode(territoire) })}>Toutes les ressources {nomAvecDe(territoire)}</a>
      </p>
    </section>
  )
}

/** Pour la fiche d'une organisation : ce qu'elle a partagé. */
export async function sesRessources(db: Db, acteurId: number): Promise<ComponentChildren> {
  const ressources = await listParActeur(db, acteurId, montrees)
  if (ressources.length === 0) return null
  const suite = ressources.length === montrees && (await findActeur(db, acteurId))
  return (
    <section aria-labelledby="ses-ressources" class="ressources-ailleurs">
      <h2 id="ses-ressources">Ses ressources</h2>
      <GrilleDeRessources ressources={ressources} referentiel={await chargerReferentiel(db)} />
      {suite && (
        <p>
          <a href={avecParametres('/ressources', { q: suite.nom })}>Chercher les autres</a>
        </p>
      )}
    </section>
  )
}
