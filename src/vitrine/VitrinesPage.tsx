import { Bouton } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { Fiche } from '#interface/Fiche.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { sorteVitrine } from './vitrine.sorte.ts'
import { urlVitrine, type Vitrine } from './vitrine.ts'

type Props = { publiees: Vitrine[]; autres: Vitrine[]; peutCreer: boolean }

/** Les vitrines : plusieurs façades, un seul fonds. `autres` : les brouillons et archives que la personne peut composer. */
export function VitrinesPage({ publiees, autres, peutCreer }: Props) {
  return (
    <div class="vitrines">
      <FilAriane etapes={[{ libelle: 'Vitrines' }]} />
      <h1>Les vitrines</h1>
      <p class="chapeau">
        Le même fonds, vu d'un réseau, d'un territoire ou d'un partenaire : chacun compose son accueil et choisit ce qu'il montre. Les
        fiches, elles, ne sont écrites qu'une fois.
      </p>
      {publiees.length === 0 ? (
        <EtatVide titre="Aucune vitrine publiée">Le fonds commun se lit depuis l'accueil.</EtatVide>
      ) : (
        <Liste vitrines={publiees} />
      )}
      {autres.length > 0 && (
        <section aria-labelledby="autres">
          <h2 id="autres">Brouillons et archives</h2>
          <Liste vitrines={autres} />
        </section>
      )}
      {peutCreer && (
        <p class="actions">
          <Bouton href="/vitrines/creer">Composer une vitrine</Bouton>
        </p>
      )}
    </div>
  )
}

function Liste({ vitrines }: { vitrines: Vitrine[] }) {
  return (
    <ul class="grille">
      {vitrines.map((vitrine) => (
        <li key={vitrine.id}>
          <Fiche
            titre={vitrine.nom}
            href={urlVitrine(vitrine)}
            niveau={2}
            surtitre={
              vitrine.etat === 'publiee'
                ? vitrine.estFondatrice
                  ? 'Vitrine du réseau'
                  : 'Vitrine'
                : sorteVitrine.etats[vitrine.etat].libelle
            }
            pied={vitrine.hote}
          >
            {vitrine.accroche}
          </Fiche>
        </li>
      ))}
    </ul>
  )
}
