import { z } from 'zod'
import { FilAriane } from '#interface/FilAriane.tsx'
import { page } from '#interface/page.tsx'
import { toutesLesOperations } from '#socle/apports.ts'
import { parUnProgramme } from '#socle/moisson.ts'
import { routesDe } from '#socle/routes.ts'
import type { Operation, Salle } from '#socle/salle.ts'
import { decrireApi } from './openapi.ts'

/** L'API publique, en lecture : sa page et sa description. Chaque salle y répond de ce qui est à elle. */
const routes = routesDe('api')
  .get('/api', 'public', (c) =>
    page(
      c,
      { titre: "L'API de Catalyse", description: 'Lire les données publiques de la plateforme depuis un programme.', canonique: '/api' },
      <ApiPage operations={toutesLesOperations(c.var.salles)} />,
    ),
  )
  .get('/api/v1/openapi.json', 'public', (c) => c.json(decrireApi(toutesLesOperations(c.var.salles))), { cors: true, limite: 'recherche' })

export const salle: Salle = {
  nom: 'api',
  actes: [routes],
  moisson: {
    pages: ['/api'],
    rubriques: [
      {
        rang: 0,
        titre: parUnProgramme,
        lignes: [{ titre: 'API', chemin: '/api/v1/openapi.json', quoi: 'OpenAPI 3.1, lecture seule, sans clé' }],
      },
    ],
  },
  rubriques: [{ ou: 'pied', rang: 5, href: '/api', libelle: 'API et données ouvertes' }],
}

/** L'API, lisible : ce qu'on peut demander, avec quels paramètres, et un exemple à essayer. */
function ApiPage({ operations }: { operations: readonly Operation[] }) {
  return (
    <article class="api prose">
      <FilAriane etapes={[{ libelle: 'API' }]} />
      <h1>L'API de Catalyse</h1>
      <p class="chapeau">
        Tout ce qui est public se lit aussi depuis un programme, sans clé, en JSON. Les listes se suivent de page en page par leur champ «
        suivante ».
      </p>
      <p>
        Description complète au format OpenAPI 3.1 : <a href="/api/v1/openapi.json">openapi.json</a>. Les mêmes données s'emportent aussi en
        CSV et en GeoJSON depuis l'<a href="/acteurs">annuaire</a>.
      </p>
      {operations.map((operation) => (
        <section key={operation.id} aria-labelledby={operation.id}>
          <h2 id={operation.id}>{operation.resume}</h2>
          <p>
            <code>GET {operation.chemin}</code>
          </p>
          <p>{operation.detail}</p>
          <Parametres operation={operation} />
          <p>
            Essayer : <a href={operation.exemple}>{operation.exemple}</a>
          </p>
        </section>
      ))}
    </article>
  )
}

function Parametres({ operation: { parametres, dansLeChemin = {} } }: { operation: Operation }) {
  const lignes = [
    ...Object.entries(dansLeChemin),
    ...Object.entries(parametres?.shape ?? {}).map(([nom, type]) => [nom, z.globalRegistry.get(type)?.description ?? ''] as const),
  ]
  if (lignes.length === 0) return null
  return (
    <dl class="api-parametres">
      {lignes.map(([nom, texte]) => (
        <div key={nom}>
          <dt>
            <code>{nom}</code>
          </dt>
          <dd>{texte || 'Facultatif.'}</dd>
        </div>
      ))}
    </dl>
  )
}
