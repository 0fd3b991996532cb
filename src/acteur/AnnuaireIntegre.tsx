import { Pagination } from '#interface/Pagination.tsx'
import { phraseDeLaPage, phraseDuTotal } from './AnnuairePage.tsx'
import { urlAnnuaire } from './annuaire.schema.ts'
import { CarteAnnuaire } from './CarteAnnuaire.tsx'
import { CarteDeVisite } from './CarteDeVisite.tsx'
import type { VueDAnnuaire } from './consulter-annuaire.ts'

/** L'annuaire réduit à sa carte et sa liste, pour l'iframe d'un autre site. `complet` : son adresse sur cette plateforme. */
export function AnnuaireIntegre({ vue, complet }: { vue: VueDAnnuaire; complet: string }) {
  return (
    <div class="annuaire annuaire-integre">
      <h1>{phraseDuTotal(vue)}</h1>
      <div class="annuaire-integre-vues">
        <div class="annuaire-carte">
          <CarteAnnuaire carte={vue.carte} versDepartement={(code) => urlAnnuaire(vue.chemin, vue.url, { territoire: code })} />
        </div>
        <div>
          <ul class="annuaire-fiches">
            {vue.page.apercus.map((apercu) => (
              <li key={apercu.id} data-point={apercu.slug}>
                <CarteDeVisite apercu={apercu} referentiel={vue.referentiel} niveau={2} />
              </li>
            ))}
          </ul>
          <Pagination
            precedente={vue.page.precedente ?? undefined}
            suivante={vue.page.suivante ?? undefined}
            resume={phraseDeLaPage(vue)}
          />
          <p>
            <a href={complet}>Voir dans l'annuaire complet</a>
          </p>
        </div>
      </div>
    </div>
  )
}
