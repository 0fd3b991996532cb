import type { ComponentChildren } from 'preact'
import type { Acteur } from '#acteur/acteur.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { avecParametres } from '#socle/urls.ts'
import { nomAvecDe, nomEtCode, type Territoire } from '#territoire/territoire.ts'
import { GrilleDeRessources } from './CarteDeRessource.tsx'
import { listParActeur, listRecentes } from './catalogue.repository.ts'
import { urlCatalogue } from './catalogue.schema.ts'

const montrees = 4

/** Pour la page d'un territoire : les dernières ressources qui en viennent. app.tsx la lui donne. */
export async function ressourcesDIci(db: Db, territoire: Territoire): Promise<ComponentChildren> {
  const ressources = await listRecentes(db, { limite: montrees, territoireId: territoire.id })
  if (ressources.length === 0) return null
  return (
    <section aria-labelledby="ressources-d-ici" class="ressources-ailleurs">
      <h2 id="ressources-d-ici">Ce que l'on a appris ici</h2>
      <GrilleDeRessources ressources={ressources} referentiel={await chargerReferentiel(db)} />
      <p>
        <a href={urlCatalogue({ territoire: nomEtCode(territoire) })}>Toutes les ressources {nomAvecDe(territoire)}</a>
      </p>
    </section>
  )
}

/** Pour la fiche d'une organisation : ce qu'elle a partagé. */
export async function sesRessources(db: Db, acteur: Acteur): Promise<ComponentChildren> {
  const ressources = await listParActeur(db, acteur.id, montrees)
  if (ressources.length === 0) return null
  return (
    <section aria-labelledby="ses-ressources" class="ressources-ailleurs">
      <h2 id="ses-ressources">Ses ressources</h2>
      <GrilleDeRessources ressources={ressources} referentiel={await chargerReferentiel(db)} />
      {ressources.length === montrees && (
        <p>
          <a href={avecParametres('/ressources', { q: acteur.nom })}>Chercher les autres</a>
        </p>
      )}
    </section>
  )
}
