import { desamorcer } from '#socle/echange/cellule.ts'
import { enRangee } from '#socle/echange/flux-csv.ts'
import type { Media } from './wordpress/analyse.ts'

/** La liste des fichiers de l'ancien site, en CSV : ce qu'il faut déposer de nouveau, et pour quels textes. */
export function exporterMedias(medias: Media[], titreDe: (ligne: number) => string): string {
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
