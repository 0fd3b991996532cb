import { CarteDeVisite } from '#acteur/CarteDeVisite.tsx'
import { CarteDeFiches } from '#fiche/catalogue/carte/CarteDeFiches.tsx'
import { ParcoursTrouves } from '#parcours/ParcoursTrouves.tsx'
import { FicheDeRessource } from '#ressource/CarteDeRessource.tsx'
import { pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { SeancesTrouvees } from '#webinaire/SeancesTrouvees.tsx'
import { QuestionDAccueil } from './QuestionDAccueil.tsx'
import type { VueDAccueil } from './rassembler-accueil.ts'

/** La page d'accueil : une question, le réseau sur la carte, ses pratiques, ce qui est nouveau, par où commencer. */
export function AccueilPage({ vue }: { vue: VueDAccueil }) {
  return (
    <div class="accueil">
      <header class="accueil-tete">
        <h1>L'innovation territoriale en actions</h1>
        <p class="chapeau">
          D'un besoin à un effet, ensemble : trouvez qui peut aider votre territoire, apprenez comment agir, et laissez au suivant ce qui
          peut lui servir.
        </p>
      </header>
      <QuestionDAccueil>
        <div id="reponses" />
      </QuestionDAccueil>
      <div class="accueil-vie">
        <Reseau vue={vue} />
        <Pratiques vue={vue} />
      </div>
      <SeancesTrouvees
        seances={vue.prochaine ? [vue.prochaine] : []}
        referentiel={vue.referentiel}
        titre="Prochain webinaire"
        id="prochain"
      >
        Toutes les séances, à venir et à revoir
      </SeancesTrouvees>
      <Nouveautes vue={vue} />
      <Ressources vue={vue} />
      <ParcoursTrouves parcours={vue.parcours} titre="Apprendre en marchant" id="parcours-proposes">
        Tous les parcours, en deux, quatre ou douze heures
      </ParcoursTrouves>
      <PremiersPas />
    </div>
  )
}

function Reseau({ vue }: { vue: VueDAccueil }) {
  return (
    <section class="accueil-carte" aria-labelledby="reseau">
      <h2 id="reseau">Le réseau, sur la carte</h2>
      <CarteDeFiches
        carte={vue.carte}
        titre="Les catalyseurs territoriaux de cette plateforme"
        versDepartement={(code) => avecParametres('/catalyseurs', { territoire: code })}
      />
      <p>
        <a href="/catalyseurs">{pluriel(vue.catalyseurs, 'catalyseur', 'catalyseurs')}</a>, parmi{' '}
        <a href="/acteurs">{pluriel(vue.acteurs, 'acteur qui agit', 'acteurs qui agissent')}</a>. Les mêmes,{' '}
        <a href="/catalyseurs">en liste</a>.
      </p>
    </section>
  )
}

function Pratiques({ vue: { referentiel, facettes } }: { vue: VueDAccueil }) {
  return (
    <section class="accueil-pratiques" aria-labelledby="pratiques">
      <h2 id="pratiques">Quatre façons de catalyser</h2>
      <ol>
        {referentiel.liste('pratique').map((pratique) => (
          <li key={pratique.id}>
            <h3>
              <a href={avecParametres('/catalyseurs', { pratique: pratique.code })}>{pratique.libelle}</a>
            </h3>
            <p>{pratique.definition}</p>
            <p class="discret">{pluriel(facettes.get('pratique')?.get(pratique.id) ?? 0, 'catalyseur', 'catalyseurs')}</p>
          </li>
        ))}
      </ol>
      <p class="discret">
        Pratiques nommées par le Réseau des catalyseurs territoriaux, webinaire du 13 avril 2023 ; expliquées avec nos mots.
      </p>
    </section>
  )
}

function Nouveautes({ vue }: { vue: VueDAccueil }) {
  if (vue.recents.length === 0) return null
  return (
    <section class="accueil-nouveautes" aria-labelledby="nouveautes">
      <h2 id="nouveautes">Dernières fiches</h2>
      <ul class="catalogue-fiches">
        {vue.recents.map((apercu) => (
          <li key={apercu.id}>
            <CarteDeVisite apercu={apercu} referentiel={vue.referentiel} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Ressources({ vue }: { vue: VueDAccueil }) {
  if (vue.ressources.length === 0) return null
  return (
    <section class="accueil-nouveautes" aria-labelledby="ressources-recentes">
      <h2 id="ressources-recentes">À lire, à reprendre</h2>
      <ul class="catalogue-fiches">
        {vue.ressources.map((ressource) => (
          <li key={ressource.id}>
            <FicheDeRessource ressource={ressource} referentiel={vue.referentiel} />
          </li>
        ))}
      </ul>
      <p>
        <a href="/ressources">Toutes les ressources</a> · <a href="/ressources/pour-moi">que lire, en trois questions</a>
      </p>
    </section>
  )
}

function PremiersPas() {
  return (
    <section class="accueil-pas" aria-labelledby="pas">
      <h2 id="pas">Par où commencer</h2>
      <ul>
        <li>
          <a href="/territoires">Voir qui agit sur mon territoire</a>
          <p>Sa carte, ses chiffres, ses acteurs, ce qui le contient et ce qu'il contient.</p>
        </li>
        <li>
          <a href="/acteurs/proposer">Faire connaître une organisation</a>
          <p>Une fiche se propose sans compte ; l'animation la relit avant de la publier.</p>
        </li>
        <li>
          <a href="/referentiel">Parler les mêmes mots</a>
          <p>Pratiques, ingénieries, formes d'alliance : les listes du réseau, avec leurs sources.</p>
        </li>
      </ul>
    </section>
  )
}
