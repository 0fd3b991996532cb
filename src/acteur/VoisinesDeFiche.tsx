import { CarteDeVisite } from './CarteDeVisite.tsx'
import type { VueDeFiche } from './rassembler-fiche.ts'

/** Par où continuer : les catalyseurs les plus proches, et ceux qui font la même chose. */
export function VoisinesDeFiche({ vue }: { vue: VueDeFiche }) {
  const { presDIci, memesPratiques, referentiel } = vue
  return (
    <div class="acteur-voisines">
      {presDIci.length > 0 && (
        <section aria-labelledby="pres">
          <h2 id="pres">Près d'ici</h2>
          <ul class="catalogue-fiches">
            {presDIci.map((apercu) => (
              <li key={apercu.id}>
                <CarteDeVisite apercu={apercu} referentiel={referentiel} km={apercu.km} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {memesPratiques.length > 0 && (
        <section aria-labelledby="memes">
          <h2 id="memes">Mêmes pratiques</h2>
          <ul class="catalogue-fiches">
            {memesPratiques.map((apercu) => (
              <li key={apercu.id}>
                <CarteDeVisite apercu={apercu} referentiel={referentiel} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
