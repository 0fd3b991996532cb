import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Facettes } from '#interface/Facettes.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { avecParametres } from '#socle/urls.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { nomEtCode } from '#territoire/territoire.ts'
import { parametresDeChoix, urlCatalogue } from './catalogue.schema.ts'
import type { VueDeCatalogue } from './consulter-catalogue.ts'
import { groupesDeFacettes } from './groupes-de-facettes.ts'
import { ListeDeRessources } from './ListeDeRessources.tsx'

/** Le catalogue : chercher, filtrer, lire, emporter. */
export function CataloguePage({ vue }: { vue: VueDeCatalogue }) {
  return (
    <div class="catalogue">
      <FilAriane etapes={[{ libelle: 'Ressources' }]} />
      <header class="catalogue-tete">
        <div>
          <h1>Les ressources</h1>
          <p class="chapeau">
            Méthodes, exemples, données, outils, compétences : ce que des territoires ont appris, prêt à être repris et adapté.
          </p>
        </div>
        <ul class="catalogue-entrees">
          <li>
            <a href="/ressources/pour-moi">Que lire, en trois questions</a>
            <span>Votre profil, où vous en êtes, le temps que vous avez.</span>
          </li>
          <li>
            <a href="/ressources/contribuer">Partager une ressource</a>
            <span>Une page suffit ; l'animation relit avant de publier.</span>
          </li>
        </ul>
      </header>
      <form method="get" action={vue.chemin} role="search" aria-label="Chercher une ressource">
        <Recherche vue={vue} />
        <div class="filtres-et-liste">
          <aside class="catalogue-filtres" aria-label="Filtres">
            <Facettes
              groupes={groupesDeFacettes(vue)}
              effacer={urlCatalogue({ q: vue.url.q, territoire: vue.url.territoire, tri: vue.url.tri })}
            />
            {vue.url.filtres !== 'tous' && (
              <p class="annuaire-plus">
                <a href={avecParametres(vue.chemin, { ...parametresDeChoix(vue.url), filtres: 'tous' })}>
                  Plus de filtres : pratiques, pour qui, régions, ODD
                </a>
              </p>
            )}
          </aside>
          <ListeDeRessources vue={vue} />
        </div>
      </form>
    </div>
  )
}

function Recherche({ vue }: { vue: VueDeCatalogue }) {
  const { q, territoire, tri, filtres } = vue.url
  const lieu = vue.lieu.genre === 'trouve' ? nomEtCode(vue.lieu.territoire) : territoire
  return (
    <div class="catalogue-recherche">
      <Champ nom="q" libelle="Que cherchez-vous ?" aide="Un mot, une question, un titre…" type="search" valeur={q} />
      <ChampTerritoire nom="territoire" libelle="D'où vient-elle ?" aide="Commune, département… ou rien" valeur={lieu} />
      {filtres && <input type="hidden" name="filtres" value={filtres} />}
      {tri && <input type="hidden" name="tri" value={tri} />}
      <Bouton>Chercher</Bouton>
    </div>
  )
}
