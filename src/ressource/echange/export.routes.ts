import { lectureDe } from '#fiche/catalogue/question/demande.ts'
import { repondre } from '#fiche/catalogue/reponse/trouver.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/routes.ts'
import { aujourdhui } from '#socle/texte.ts'
import { ressources } from '../fonds.ts'
import { exporterCsv, exporterJson } from './exporter.ts'

/** Le fichier des ressources, pour exactement ce que les filtres du catalogue montrent. */
export async function exporter(c: Contexte, format: 'csv' | 'json'): Promise<Response> {
  const { db } = c.var
  const { trouve } = await repondre(db, ressources, lireFiltres(c, lectureDe(ressources)))
  if (format === 'json')
    return new Response(exporterJson(db, trouve), { headers: { 'content-type': 'application/json; charset=utf-8', 'x-flux': '1' } })
  const nom = `ressources-${aujourdhui()}.csv`
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'x-flux': '1', 'content-disposition': `attachment; filename="${nom}"` }
  return new Response(exporterCsv(db, trouve), { headers })
}
