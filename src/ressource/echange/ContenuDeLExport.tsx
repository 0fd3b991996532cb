import { Tableau } from '#interface/Tableau.tsx'
import { nombre, pluriel } from '#socle/texte.ts'
import type { Analyse } from './wordpress/analyse.ts'

const noms: Record<string, string> = {
  post: 'Articles',
  page: 'Pages',
  attachment: 'Fichiers',
  revision: 'Anciennes versions',
  nav_menu_item: 'Éléments de menu',
  wp_navigation: 'Menus',
  wp_block: 'Blocs réutilisables',
  wp_template: 'Modèles de page',
  wp_template_part: 'Parties de modèle',
  wp_global_styles: 'Réglages de style',
  custom_css: 'Feuilles de style',
}
export const nomDuType = (type: string): string => noms[type] ?? `Contenus « ${type} »`

/** Ce que contient l'export, et ce que chaque chose devient. */
export function ContenuDeLExport({ analyse, lienMedias }: { analyse: Analyse; lienMedias: string }) {
  const signataires = analyse.auteurs.filter(({ nom }) => nom !== '')
  return (
    <section aria-labelledby="contenu-export">
      <h2 id="contenu-export">Ce que contient l'export</h2>
      <Tableau
        legende="Ce que contient l'export, et ce que chaque chose devient"
        legendeCachee
        colonnes={[
          { cle: 'genre', libelle: 'Contenu' },
          { cle: 'nombre', libelle: 'Nombre', nombre: true },
          { cle: 'devient', libelle: 'Ce qu’il devient' },
        ]}
        lignes={analyse.types.map((genre) => ({
          genre: nomDuType(genre.type),
          nombre: nombre(genre.nombre),
          devient: devient(genre, lienMedias),
        }))}
      />
      {signataires.length > 0 && (
        <p>
          Signés par{' '}
          {signataires
            .slice(0, 12)
            .map(({ nom, nombre: n }) => `${nom} (${n})`)
            .join(', ')}
          {signataires.length > 12 ? '…' : ''}. Ces noms sont gardés ; aucune adresse électronique ne l'est.
        </p>
      )}
    </section>
  )
}

function devient({ type, texte, nombre: n, brouillons, ecartes }: Analyse['types'][number], lienMedias: string) {
  if (type === 'attachment') return <a href={lienMedias}>Listés, à déposer de nouveau là où ils servent</a>
  if (!texte) return 'Laissés de côté : ils servent au site, pas aux lecteurs'
  const precisions = [
    ...(brouillons > 0 ? [`dont ${pluriel(brouillons, 'brouillon', 'brouillons')}`] : []),
    ...(ecartes > 0 ? [`${pluriel(ecartes, 'écarté', 'écartés')} (privés, protégés ou à la corbeille)`] : []),
  ]
  return n === ecartes ? `Aucun : ${precisions.join(', ')}` : ['Brouillons à relire ici', ...precisions].join(', ')
}
