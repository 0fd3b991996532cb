import type { Cadre } from './cadre.ts'
import type { VueDeRessource } from './rassembler-ressource.ts'

const titres: Record<keyof Cadre, string> = {
  besoin: 'Le besoin',
  spheres: 'Qui s’y est mis',
  fait: 'Ce qui a été fait',
  cout: 'Ce que cela a coûté',
  duree: 'Le temps que cela a pris',
  effets: 'Ce que cela a changé',
  reprendre: 'À reprendre',
  limites: 'Ce qui n’a pas marché',
}

/** Un exemple, du besoin à l'effet : le récit à gauche, les faits courts en regard, ce qu'on en garde à la fin. */
export function CadreDExemple({ cadre }: { cadre: VueDeRessource['cadre'] }) {
  if (cadre.length === 0) return null
  return (
    <section class="exemple" aria-label="L'exemple, du besoin à l'effet">
      {cadre.map(({ champ, html }) => (
        <section key={champ} class={`exemple-partie exemple-${champ}`} aria-labelledby={`exemple-${champ}`}>
          <h2 id={`exemple-${champ}`}>{titres[champ]}</h2>
          <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
        </section>
      ))}
    </section>
  )
}
