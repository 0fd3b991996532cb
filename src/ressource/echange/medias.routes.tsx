import { importDemande } from '#fiche/tableau/import/import-demande.ts'
import { page } from '#interface/page.tsx'
import { desamorcer } from '#socle/echange/cellule.ts'
import { enRangee } from '#socle/echange/flux-csv.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { filtresDesMedias } from './echange.schema.ts'
import { findCorrespondances, listNeesDesLignes } from './import.repository.ts'
import { MediasPage, mediasParPage } from './MediasPage.tsx'
import type { Media } from './wordpress/analyse.ts'

export const routes = routesDe('ressource')
  .get('/ressources/imports/:id/medias', 'animateur', montrerMedias)
  .get('/ressources/imports/:id/medias.csv', 'animateur', emporterMedias)

/** Les images et fichiers de l'ancien site, les plus cités d'abord. */
async function montrerMedias(c: Contexte): Promise<Response> {
  const suivi = await importDemande(c, 'ressource')
  const medias = await mediasDe(c, suivi.id)
  const { rang } = lireFiltres(c, filtresDesMedias)
  const lignes = medias.slice(rang, rang + mediasParPage).flatMap(({ citePar }) => citePar)
  const nees = await listNeesDesLignes(c.var.db, suivi.id, lignes)
  return page(
    c,
    { titre: `Images et fichiers de l'ancien site (import n° ${suivi.id})`, indexer: false },
    <MediasPage {...{ suivi, medias, rang, nees }} />,
  )
}

async function emporterMedias(c: Contexte): Promise<Response> {
  const suivi = await importDemande(c, 'ressource')
  const medias = await mediasDe(c, suivi.id)
  const nees = await listNeesDesLignes(
    c.var.db,
    suivi.id,
    medias.flatMap(({ citePar }) => citePar),
  )
  const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="fichiers-${suivi.id}.csv"` }
  return new Response(
    exporterMedias(medias, (ligne) => nees.get(ligne)?.titre ?? `Texte n° ${ligne} de l'export`),
    { headers },
  )
}

async function mediasDe(c: Contexte, importId: number) {
  const { analyse } = await findCorrespondances(c.var.db, importId)
  return (analyse?.medias ?? []).toSorted((a, b) => b.citePar.length - a.citePar.length)
}

/** La liste des fichiers de l'ancien site, en CSV : ce qu'il faut déposer de nouveau, et pour quels textes. */
function exporterMedias(medias: Media[], titreDe: (ligne: number) => string): string {
  const rangees = medias.map(({ id, url, titre, alternative, citePar }) =>
    enRangee([
      desamorcer(url),
      desamorcer(titre),
      desamorcer(alternative),
      id > 0 ? 'oui' : 'non',
      desamorcer(citePar.map(titreDe).join(' | ')),
    ]),
  )
  return `\uFEFF${enRangee(['adresse', 'titre', 'texte_de_remplacement', 'dans_l_export', 'cite_par'])}${rangees.join('')}`
}
