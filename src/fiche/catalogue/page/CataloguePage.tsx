import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Facettes, type GroupeDeFacettes } from '#interface/Facettes.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { nomEtCode } from '#territoire/territoire.ts'
import { CarteDeFiches } from '../carte/CarteDeFiches.tsx'
import type { Vue } from '../consulter.ts'
import type { Choix } from '../question/comprendre-demande.ts'
import { changer, coches } from '../question/demande.ts'
import { Fiches, ListeDuCatalogue, type Montree, type Props, type PropsDePage, phraseDuTotal } from './ListeDuCatalogue.tsx'

/** Un catalogue : chercher, filtrer, lire en liste et sur la carte, emporter. */
export function CataloguePage<A extends Montree>({ catalogue, vue, autrement }: PropsDePage<A>) {
  const { chemin, demande } = vue
  const { mots, portes } = catalogue
  return (
    <div class="catalogue">
      <FilAriane etapes={[{ libelle: mots.etape }]} />
      <header class="catalogue-tete">
        <div>
          <h1>{mots.titre}</h1>
          <p class="chapeau">{mots.chapeau}</p>
        </div>
        {portes.length > 0 && (
          <ul class="catalogue-portes">
            {portes.map(({ href, libelle, quoi }) => (
              <li key={href}>
                <a href={href}>{libelle}</a>
                <span>{quoi}</span>
              </li>
            ))}
          </ul>
        )}
      </header>
      <form
        class={vue.carte ? 'catalogue-grille catalogue-avec-carte' : 'catalogue-grille'}
        method="get"
        action={chemin}
        role="search"
        aria-label={mots.chercher.titre}
      >
        <Recherche catalogue={catalogue} vue={vue} />
        <aside class="catalogue-filtres" aria-label="Filtres">
          <Facettes groupes={groupesDeFacettes(vue)} effacer={changer(chemin, demande, { choix: {} })} />
          {demande.filtres !== 'tous' && (
            <p class="catalogue-plus">
              <a href={changer(chemin, demande, { filtres: 'tous' })}>Plus de filtres : {mots.plus}</a>
            </p>
          )}
        </aside>
        <CarteDeLaListe vue={vue} />
        <ListeDuCatalogue {...{ catalogue, vue, autrement }} />
      </form>
    </div>
  )
}

/** La même liste réduite à ses fiches et à sa carte, pour l'iframe d'un autre site. `complet` : son adresse sur cette plateforme. */
export function CatalogueIntegre<A extends Montree>({ catalogue, vue, complet }: Props<A> & { complet: string }) {
  return (
    <div class="catalogue">
      <h1>{phraseDuTotal(catalogue, vue)}</h1>
      <div class={vue.carte ? 'catalogue-integre catalogue-avec-carte' : 'catalogue-integre'}>
        <CarteDeLaListe vue={vue} />
        <div>
          <Fiches catalogue={catalogue} vue={vue} niveau={2} />
          <p>
            <a href={complet}>Voir dans {catalogue.mots.complet}</a>
          </p>
        </div>
      </div>
    </div>
  )
}

function Recherche<A>({ catalogue, vue: { demande, lieu } }: Props<A>) {
  const { q, territoire, tri, filtres, marque } = demande
  const { chercher } = catalogue.mots
  return (
    <div class="catalogue-recherche">
      <Champ nom="q" libelle="Que cherchez-vous ?" aide={chercher.q} type="search" valeur={q} />
      <ChampTerritoire
        nom="territoire"
        libelle={chercher.lieu}
        aide={chercher.aideDuLieu}
        valeur={lieu.genre === 'trouve' ? nomEtCode(lieu.territoire) : territoire}
      />
      {filtres && <input type="hidden" name="filtres" value={filtres} />}
      {tri && <input type="hidden" name="tri" value={tri} />}
      {marque && <input type="hidden" name={marque} value="1" />}
      <Bouton>Chercher</Bouton>
    </div>
  )
}

function CarteDeLaListe<A>({ vue: { carte, chemin, demande } }: { vue: Vue<A> }) {
  if (!carte) return null
  return (
    <div class="catalogue-carte">
      <CarteDeFiches carte={carte} versDepartement={(code) => changer(chemin, demande, { territoire: code })} />
    </div>
  )
}

/** Les filtres d'une liste avec leurs comptes ; un choix que rien ne porte n'est pas montré, sauf s'il est coché. */
function groupesDeFacettes<A>({ groupes, comptes, demande, chemin }: Vue<A>): GroupeDeFacettes[] {
  return groupes.map(({ dimension: { nom, titre }, choix }) => {
    const codes = coches(demande, nom)
    const compter = ({ valeurs }: Choix) => valeurs.reduce((somme, valeur) => somme + (comptes.get(nom)?.get(valeur) ?? 0), 0)
    return {
      nom,
      titre,
      choix: choix.flatMap((un) => {
        const { code, libelle } = un
        const [coche, compte] = [codes.includes(code), un.retire ? 0 : compter(un)]
        const oter = changer(chemin, demande, { choix: { ...demande.choix, [nom]: codes.filter((autre) => autre !== code) } })
        return compte > 0 || coche ? [{ valeur: code, libelle, compte, coche, oter }] : []
      }),
      proposition: choix.some((un) => un.proposition && !un.retire),
    }
  })
}
