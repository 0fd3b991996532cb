import { EtatVide } from '#interface/EtatVide.tsx'
import { Message } from '#interface/Message.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { nombre, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { nomAvecDe, nomDistinct, nomEtCode, urlTerritoire } from '#territoire/territoire.ts'
import { FicheDeRessource, GrilleDeRessources } from './CarteDeRessource.tsx'
import { parametresDeChoix, urlCatalogue } from './catalogue.schema.ts'
import type { VueDeCatalogue } from './consulter-catalogue.ts'
import { phrasePourMoi } from './pour-moi.ts'

/** Ce que le catalogue a compris et trouvé : la liste, son ordre, sa suite, ce qu'on en emporte. */
export function ListeDeRessources({ vue }: { vue: VueDeCatalogue }) {
  const pourMoi = vue.url.pourmoi ? phrasePourMoi(vue.url, vue.referentiel) : null
  return (
    <section class="catalogue-liste" aria-labelledby="resultats">
      {pourMoi && (
        <p class="catalogue-pour-moi">
          {pourMoi} <a href={avecParametres('/ressources/pour-moi', parametresDeChoix(vue.url))}>Changer mes réponses</a>
        </p>
      )}
      <Comprehension vue={vue} />
      <h2 id="resultats">{phraseDuTotal(vue)}</h2>
      {vue.apercus.length === 0 ? (
        <Vide vue={vue} />
      ) : (
        <>
          <Tris vue={vue} />
          <GrilleDeRessources ressources={vue.apercus} referentiel={vue.referentiel} />
          <Pagination precedente={vue.precedente ?? undefined} suivante={vue.suivante ?? undefined} resume={phraseDeLaPage(vue)} />
          <Emporter vue={vue} />
        </>
      )}
    </section>
  )
}

/** La même réduite à ses fiches, pour l'iframe d'un autre site. `complet` : son adresse sur cette plateforme. */
export function CatalogueIntegre({ vue, complet }: { vue: VueDeCatalogue; complet: string }) {
  return (
    <div class="catalogue">
      <h1>{phraseDuTotal(vue)}</h1>
      <ul class="ressources-grille">
        {vue.apercus.map((ressource) => (
          <li key={ressource.id}>
            <FicheDeRessource ressource={ressource} referentiel={vue.referentiel} niveau={2} />
          </li>
        ))}
      </ul>
      <Pagination precedente={vue.precedente ?? undefined} suivante={vue.suivante ?? undefined} resume={phraseDeLaPage(vue)} />
      <p>
        <a href={complet} target="_blank" rel="noopener">
          Voir dans le catalogue complet (nouvelle fenêtre)
        </a>
      </p>
    </div>
  )
}

/** « 12 ressources ». */
function phraseDuTotal({ total, plafonne }: VueDeCatalogue): string {
  if (plafonne) return `Plus de ${nombre(total)} ressources : précisez pour toutes les voir`
  return pluriel(total, 'ressource', 'ressources')
}

function phraseDeLaPage({ apercus, total, url, filtre, precedente, plafonne }: VueDeCatalogue): string {
  const parRang = filtre.tri === 'pertinence' || filtre.tri === 'proximite'
  const debut = parRang ? url.rang : precedente ? null : 0
  if (debut === null) return `${nombre(apercus.length)} ressources sur ${nombre(total)}`
  return `${nombre(debut + 1)} à ${nombre(debut + apercus.length)} sur ${nombre(total)}${plafonne ? ' au moins' : ''}`
}

/** Ce qui n'a pas été compris mot pour mot : fautes corrigées, lieu ambigu ou inconnu. */
function Comprehension({ vue: { lieu, corrections, chemin, url } }: { vue: VueDeCatalogue }) {
  return (
    <>
      {corrections.map(({ de, vers }) => (
        <p key={de} class="annuaire-correction">
          Rien ne dit « {de} » : nous cherchons aussi « {vers} ».
        </p>
      ))}
      {lieu.genre === 'inconnu' && (
        <Message ton="attention">
          Nous ne connaissons pas de territoire « {url.territoire} ». Voici les ressources de toute la France.
        </Message>
      )}
      {lieu.genre === 'choix' && (
        <Message ton="info" titre={`Plusieurs territoires s'appellent « ${url.territoire} »`}>
          <ul class="annuaire-choix">
            {lieu.choix.map((t) => (
              <li key={t.id}>
                <a href={urlCatalogue({ ...url, territoire: nomEtCode(t) }, chemin)}>{nomDistinct(t)}</a>
              </li>
            ))}
          </ul>
        </Message>
      )}
      {lieu.genre === 'trouve' && (
        <p class="annuaire-lieu">
          Venues du territoire <a href={urlTerritoire(lieu.territoire)}>{nomAvecDe(lieu.territoire)}</a> ·{' '}
          <a href={urlCatalogue({ ...url, territoire: '' }, chemin)}>de partout</a>
        </p>
      )}
    </>
  )
}

function Tris({ vue: { filtre, url, chemin } }: { vue: VueDeCatalogue }) {
  const choix = [
    ...(filtre.tsquery ? [['pertinence', 'les plus proches de vos mots'] as const] : []),
    ...(filtre.territoire?.point ? [['proximite', 'du plus près au plus loin'] as const] : []),
    ['date', 'les plus récentes'] as const,
    ['titre', 'par titre'] as const,
  ]
  return (
    <p class="annuaire-tris">
      Rangées :{' '}
      {choix.map(([tri, libelle]) =>
        tri === filtre.tri ? (
          <strong key={tri} aria-current="true">
            {libelle}
          </strong>
        ) : (
          <a key={tri} href={urlCatalogue({ ...url, tri }, chemin)}>
            {libelle}
          </a>
        ),
      )}
    </p>
  )
}

function Emporter({ vue: { url } }: { vue: VueDeCatalogue }) {
  const parametres = parametresDeChoix(url)
  return (
    <details class="annuaire-exports">
      <summary>Suivre ou emporter cette liste</summary>
      <ul>
        <li>
          <a href={avecParametres('/ressources.atom', parametres)}>Fil Atom</a> : les prochaines ressources de cette liste, dans votre
          lecteur
        </li>
        <li>
          <a href={avecParametres('/ressources.csv', parametres)}>Tableau CSV</a> : tout le contenu, à rouvrir dans un tableur
        </li>
        <li>
          <a href={avecParametres('/ressources.json', parametres)}>JSON</a> : le même, pour un programme
        </li>
        <li>
          <a href={avecParametres('/integration/ressources', parametres)}>À intégrer sur un autre site</a>, par une simple iframe
        </li>
      </ul>
    </details>
  )
}

function Vide({ vue: { url, chemin } }: { vue: VueDeCatalogue }) {
  return (
    <EtatVide titre="Aucune ressource ne répond à tous ces critères" niveau={3}>
      <p>Élargissez la recherche, ou partagez ce qui manque : la première ressource aidera les suivants.</p>
      <ul>
        {url.territoire && (
          <li>
            <a href={urlCatalogue({ ...url, territoire: '' }, chemin)}>Chercher d'où qu'elle vienne</a>
          </li>
        )}
        {url.duree.length > 0 && (
          <li>
            <a href={urlCatalogue({ ...url, duree: [] }, chemin)}>Chercher pour toute durée</a>
          </li>
        )}
        <li>
          <a href="/ressources">Voir toutes les ressources</a>
        </li>
        <li>
          <a href="/ressources/contribuer">Partager une ressource</a>
        </li>
      </ul>
    </EtatVide>
  )
}
