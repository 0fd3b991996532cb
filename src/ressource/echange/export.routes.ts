import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import { aujourdhui } from '#socle/texte.ts'
import { filtresUrl } from '../catalogue.schema.ts'
import { lireFiltre } from '../lire-filtre.ts'
import { exporterCsv, exporterJson } from './exporter.ts'

/** Le fichier des ressources, pour exactement ce que les filtres du catalogue montrent. */
export async function exporter(c: Contexte, format: 'csv' | 'json'): Promise<Response> {
  const { db } = c.var
  const { filtre } = await lireFiltre(db, await chargerReferentiel(db), lireFiltres(c, filtresUrl))
  if (format === 'json')
    return new Response(exporterJson(db, filtre), { headers: { 'content-type': 'application/json; charset=utf-8', 'x-flux': '1' } })
  const nom = `ressources-${aujourdhui()}.csv`
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'x-flux': '1', 'content-disposition': `attachment; filename="${nom}"` }
  return new Response(exporterCsv(db, filtre), { headers })
}
