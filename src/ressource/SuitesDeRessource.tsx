import { Section } from '#interface/Section.tsx'
import { GrilleDeRessources } from './CarteDeRessource.tsx'
import type { VueDeRessource } from './rassembler-ressource.ts'
import { urlRessource } from './ressource.ts'

const salles: Record<string, string> = { parcours: 'Parcours', webinaire: 'Webinaire', vitrine: 'Vitrine' }

/** Par où continuer : sa lignée, où elle sert, ce qui se lit ensuite. */
export function SuitesDeRessource({ vue }: { vue: VueDeRessource }) {
  const { adapteeDe, adaptations, usages, liees, referentiel, ressource } = vue
  return (
    <div class="ressource-suites">
      {(adapteeDe || adaptations.length > 0) && (
        <Section id="lignee" titre="Sa lignée">
          {adapteeDe && (
            <p>
              Adaptée de <a href={urlRessource(adapteeDe)}>{adapteeDe.titre}</a>
              {adapteeDe.territoire && ` (${adapteeDe.territoire})`}. {ressource.adaptation}
            </p>
          )}
          {adaptations.length > 0 && (
            <>
              <p>Reprise ailleurs :</p>
              <ul class="ressource-adaptations">
                {adaptations.map((adaptation) => (
                  <li key={adaptation.id}>
                    <a href={urlRessource(adaptation)}>{adaptation.titre}</a>
                    {adaptation.territoire && ` (${adaptation.territoire})`}
                    {adaptation.adaptation && <span class="discret"> {adaptation.adaptation}</span>}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Section>
      )}
      {usages.length > 0 && (
        <Section id="usages" titre="Où elle sert">
          <ul class="ressource-usages">
            {usages.map(({ salle, titre, chemin }) => (
              <li key={chemin}>
                <span class="discret">{salles[salle] ?? salle}</span> <a href={chemin}>{titre}</a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {liees.length > 0 && (
        <Section id="liees" titre="À lire ensuite">
          <GrilleDeRessources ressources={liees} referentiel={referentiel} />
        </Section>
      )}
    </div>
  )
}
