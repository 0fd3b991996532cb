import { existsSync, readFileSync } from 'node:fs'
import { config } from '#socle/config.ts'
import { markdownEnHtml } from '#socle/markdown.ts'
import { routesDe } from '#socle/routes.ts'
import { EtatVide } from '../EtatVide.tsx'
import { FilAriane } from '../FilAriane.tsx'
import { page } from '../page.tsx'
import { AccessibilitePage } from './AccessibilitePage.tsx'
import { AProposPage } from './AProposPage.tsx'
import { DonneesPersonnellesPage } from './DonneesPersonnellesPage.tsx'
import { EcoconceptionPage } from './EcoconceptionPage.tsx'

const journal = existsSync('CHANGELOG.md') ? readFileSync('CHANGELOG.md', 'utf8').replace(/^# .*\n/, '') : ''

export const routes = routesDe('interface')
  .get('/a-propos', 'public', (c) =>
    page(
      c,
      { titre: 'À propos de Catalyse', description: "D'où vient Catalyse, ce qu'elle montre, d'où viennent ses données, qui la tient." },
      <AProposPage exploitant={config.exploitant} />,
    ),
  )
  .get('/accessibilite', 'public', (c) =>
    page(
      c,
      { titre: 'Accessibilité', description: "L'état de l'accessibilité de Catalyse, ce qui est testé et comment signaler un obstacle." },
      <AccessibilitePage exploitant={config.exploitant} />,
    ),
  )
  .get('/ecoconception', 'public', (c) =>
    page(
      c,
      { titre: 'Écoconception', description: 'Les budgets de poids de Catalyse, comment ils sont mesurés, ce qui est évité.' },
      <EcoconceptionPage />,
    ),
  )
  .get('/donnees-personnelles', 'public', (c) =>
    page(
      c,
      {
        titre: 'Données personnelles',
        description: "Ce que Catalyse garde sur une personne, pourquoi, combien de temps, et comment le reprendre ou l'effacer.",
      },
      <DonneesPersonnellesPage exploitant={config.exploitant} />,
    ),
  )
  .get('/nouveautes', 'public', (c) =>
    page(
      c,
      { titre: 'Nouveautés', description: 'Ce qui a changé dans Catalyse, version après version.' },
      <NouveautesPage html={markdownEnHtml(journal)} />,
    ),
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
