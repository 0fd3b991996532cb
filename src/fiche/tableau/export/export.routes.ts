import type { Db } from '#socle/db.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, type Routes, routesDe } from '#socle/routes.ts'
import { aujourdhui } from '#socle/texte.ts'
import { lectureDe } from '../../catalogue/question/demande.ts'
import type { Fonds, Trouve } from '../../catalogue/question/fonds.ts'
import { parcourirIds } from '../../catalogue/reponse/liste.repository.ts'
import { repondre } from '../../catalogue/reponse/trouver.ts'
import type { Tableau } from '../tableau-de.ts'

type Options = {
  /** Les colonnes que le JSON tait : elles sont dans le CSV et sur la page. */
  tait?: readonly string[]
  /** Vrai : aussi en GeoJSON (RFC 7946), les fiches situées. */
  situees?: true
  /** Moins, quand une fiche peut être longue. */
  parPage?: number
}

/** Une liste en fichiers, par ses adresses : « /ressources.csv », pour exactement ce que ses filtres montrent. */
export function exportDe<S extends object, E extends string, P extends object>(
  tableau: Tableau<S, E, P>,
  listes: readonly Fonds<unknown>[],
  options: Options = {},
): Routes {
  const fichiers = fichiersDe(tableau, options)
  const formats = [
    { extension: 'csv', type: 'text/csv', emporte: true, enFlux: fichiers.csv },
    { extension: 'json', type: 'application/json', emporte: false, enFlux: fichiers.json },
    ...(options.situees ? [{ extension: 'geojson', type: 'application/geo+json', emporte: true, enFlux: fichiers.geojson }] : []),
  ]
  const routes = routesDe(tableau.sorte.salle)
  for (const fonds of listes)
    for (const { extension, type, emporte, enFlux } of formats) {
      const exporter = async (c: Contexte): Promise<Response> => {
        const { trouve } = await repondre(c.var.db, fonds, lireFiltres(c, lectureDe(fonds)))
        const headers: Record<string, string> = { 'content-type': `${type}; charset=utf-8`, 'x-flux': '1' }
        const nom = `${fonds.chemin.slice(1)}-${aujourdhui()}.${extension}`
        if (emporte) headers['content-disposition'] = `attachment; filename="${nom}"`
        return new Response(enFlux(c.var.db, trouve), { headers })
      }
      routes.get(`${fonds.chemin}.${extension}`, 'public', exporter, { limite: 'recherche', cors: true })
    }
  return routes
}

/** Ces fiches en un fichier de chaque format, en flux. */
export function fichiersDe<S extends object, E extends string, P extends object>(
  { enCsv, enJson }: Tableau<S, E, P>,
  { tait = [], parPage }: Options = {},
) {
  const ids = (db: Db, trouve: Trouve<unknown>) => parcourirIds(db, trouve, parPage)
  const compacter = (objet: object) => Object.fromEntries(Object.entries(objet).filter(([colonne]) => !tait.includes(colonne)))
  return {
    csv: (db: Db, trouve: Trouve<unknown>) => enCsv(db, ids(db, trouve)),
    json: (db: Db, trouve: Trouve<unknown>) => enJson(db, ids(db, trouve), (objet) => [compacter(objet)]),
    geojson: (db: Db, trouve: Trouve<unknown>) =>
      enJson(
        db,
        ids(db, trouve),
        ({ longitude, latitude, ...autres }) =>
          longitude === undefined
            ? []
            : [{ type: 'Feature', geometry: { type: 'Point', coordinates: [longitude, latitude] }, properties: compacter(autres) }],
        '{"type":"FeatureCollection","features":[\n',
      ),
  }
}
