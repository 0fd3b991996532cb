import { phraseDeCitation } from './citer.ts'
import type { VueDeRessource } from './rassembler-ressource.ts'
import { urlRessource } from './ressource.ts'

/** Comment citer : la phrase à recopier, et les formats des logiciels de bibliographie. */
export function Citer({ vue: { ressource, referentiel } }: { vue: VueDeRessource }) {
  const type = referentiel.parId(ressource.typeId)?.code ?? ''
  const chemin = urlRessource(ressource)
  return (
    <section aria-labelledby="citer" class="ressource-citer">
      <h2 id="citer">La citer</h2>
      <p class="ressource-citation">{phraseDeCitation({ ...ressource, type })}</p>
      {ressource.etat === 'publiee' && (
        <p>
          <a href={`${chemin}.bib`}>BibTeX</a> · <a href={`${chemin}.csl.json`}>CSL-JSON</a>
        </p>
      )}
    </section>
  )
}
