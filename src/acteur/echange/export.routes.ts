import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { aujourdhui } from '#socle/texte.ts'
import { filtresUrl } from '../annuaire.schema.ts'
import { lireFiltre } from '../lire-filtre.ts'
import { exporterCsv, exporterGeojson, exporterJson } from './exporter.ts'

const formats = {
  csv: { exporter: exporterCsv, type: 'text/csv; charset=utf-8', emporte: true },
  geojson: { exporter: exporterGeojson, type: 'application/geo+json; charset=utf-8', emporte: true },
  json: { exporter: exporterJson, type: 'application/json; charset=utf-8', emporte: false },
} as const

/** Les fichiers de l'annuaire, pour exactement ce que ses filtres montrent. */
export const routes = routesDe('acteur')
for (const format of ['csv', 'geojson', 'json'] as const) {
  routes.get(`/catalyseurs.${format}`, 'public', (c) => exporter(c, format, true), { limite: 'recherche', cors: true })
  routes.get(`/acteurs.${format}`, 'public', (c) => exporter(c, format, false), { limite: 'recherche', cors: true })
}

async function exporter(c: Contexte, format: keyof typeof formats, catalyseurs: boolean): Promise<Response> {
  const { db } = c.var
  const { filtre } = await lireFiltre(db, await chargerReferentiel(db), lireFiltres(c, filtresUrl), catalyseurs)
  const { exporter: enFlux, type, emporte } = formats[format]
  const nom = `${catalyseurs ? 'catalyseurs' : 'acteurs'}-${aujourdhui()}.${format}`
  const headers: Record<string, string> = { 'content-type': type, 'x-flux': '1' }
  if (emporte) headers['content-disposition'] = `attachment; filename="${nom}"`
  return new Response(enFlux(db, filtre), { headers })
}
