import type { HTMLAttributes } from 'preact'
import { phraseDeCitation } from './citer.ts'
import type { VueDeRessource } from './rassembler-ressource.ts'
import { urlRessource } from './ressource.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'copier-texte': HTMLAttributes<HTMLElement>
    }
  }
}

/** Comment citer : la phrase à recopier, et les formats des logiciels de bibliographie. */
export function Citer({ vue: { ressource, referentiel } }: { vue: VueDeRessource }) {
  const type = referentiel.parId(ressource.typeId)?.code ?? ''
  const chemin = urlRessource(ressource)
  return (
    <section aria-labelledby="citer" class="ressource-citer">
      <h2 id="citer">La citer</h2>
      <copier-texte>
        <p class="ressource-citation">{phraseDeCitation({ ...ressource, type })}</p>
        <button type="button" class="bouton bouton-discret" hidden>
          Copier la citation
        </button>
        <span role="status" />
      </copier-texte>
      {ressource.etat === 'publiee' && (
        <p>
          <a href={`${chemin}.bib`}>BibTeX</a> · <a href={`${chemin}.csl.json`}>CSL-JSON</a>
        </p>
      )}
    </section>
  )
}
