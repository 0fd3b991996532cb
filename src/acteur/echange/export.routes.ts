import { lectureDe } from '#fiche/catalogue/question/demande.ts'
import { repondre } from '#fiche/catalogue/reponse/trouver.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { aujourdhui } from '#socle/texte.ts'
import { acteurs, catalyseurs } from '../annuaire.ts'
import { exporterCsv, exporterGeojson, exporterJson } from './exporter.ts'

const formats = {
  csv: { exporter: exporterCsv, type: 'text/csv; charset=utf-8', emporte: true },
  geojson: { exporter: exporterGeojson, type: 'application/geo+json; charset=utf-8', emporte: true },
  json: { exporter: exporterJson, type: 'application/json; charset=utf-8', emporte: false },
} as const

/** Les fichiers de l'annuaire, pour exactement ce que ses filtres montrent. */
export const routes = routesDe('acteur')
for (const format of ['csv', 'geojson', 'json'] as const) {
  for (const liste of ['catalyseurs', 'acteurs'] as const)
    routes.get(`/${liste}.${format}`, 'public', (c) => exporter(c, format, liste), { limite: 'recherche', cors: true })
}

async function exporter(c: Contexte, format: keyof typeof formats, liste: 'catalyseurs' | 'acteurs'): Promise<Response> {
  const { db } = c.var
  const fonds = liste === 'acteurs' ? acteurs : catalyseurs
  const { trouve } = await repondre(db, fonds, lireFiltres(c, lectureDe(fonds)))
  const { exporter: enFlux, type, emporte } = formats[format]
  const nom = `${liste}-${aujourdhui()}.${format}`
  const headers: Record<string, string> = { 'content-type': type, 'x-flux': '1' }
  if (emporte) headers['content-disposition'] = `attachment; filename="${nom}"`
  return new Response(enFlux(db, trouve), { headers })
}
