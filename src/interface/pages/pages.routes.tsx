import { existsSync, readFileSync } from 'node:fs'
import { config } from '#socle/config.ts'
import { markdownEnHtml } from '#socle/markdown.ts'
import { routesDe } from '#socle/routes.ts'
import { EtatVide } from '../EtatVide.tsx'
import { FilAriane } from '../FilAriane.tsx'
import { page } from '../page.tsx'
import { PageFixe, pagesFixes } from './PageFixe.tsx'

const journal = existsSync('CHANGELOG.md') ? readFileSync('CHANGELOG.md', 'utf8').replace(/^# .*\n/, '') : ''

export const routes = routesDe('interface').get('/nouveautes', 'public', (c) =>
  page(
    c,
    { titre: 'Nouveautés', description: 'Ce qui a changé dans Catalyse, version après version.' },
    <NouveautesPage html={markdownEnHtml(journal)} />,
  ),
)
for (const fixe of pagesFixes)
  routes.get(`/${fixe.nom}`, 'public', (c) =>
    page(c, { titre: fixe.titre, description: fixe.description }, <PageFixe fixe={fixe} exploitant={config.exploitant} />),
  )

/** Ce qui a changé, d'après CHANGELOG.md (HTML déjà nettoyé). */
function NouveautesPage({ html }: { html: string }) {
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
