import { EtatVide } from '../EtatVide.tsx'
import { FilAriane } from '../FilAriane.tsx'

/** Ce qui a changé, d'après CHANGELOG.md (HTML déjà nettoyé). */
export function NouveautesPage({ html }: { html: string }) {
  return (
    <>
      <FilAriane etapes={[{ libelle: 'Nouveautés' }]} />
      <h1>Nouveautés</h1>
      {html ? (
        <>
          <h2 class="visuellement-cache">Version après version</h2>
          <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
        </>
      ) : (
        <EtatVide titre="Rien d'écrit pour l'instant">
          <p>
            Le journal des versions paraîtra ici. En attendant, lisez <a href="/a-propos">ce qu'est Catalyse</a>.
          </p>
        </EtatVide>
      )}
    </>
  )
}
