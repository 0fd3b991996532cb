import type { ComponentChildren } from 'preact'
import { render } from 'preact-render-to-string'
import { page } from '#interface/page.tsx'
import { apports } from '#socle/apports.ts'
import { config } from '#socle/config.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import type { PremierPas } from '#socle/salle.ts'
import { avecParametres } from '#socle/urls.ts'
import { QuestionDAccueil } from './QuestionDAccueil.tsx'
import { Reponses, TrouverPage } from './TrouverPage.tsx'
import { question } from './trouver.schema.ts'
import { trouver } from './trouver.ts'

export const routes = routesDe('accueil').get('/', 'public', accueillir).get('/trouver', 'public', repondre, { limite: 'recherche' })

async function accueillir(c: Contexte): Promise<Response> {
  const { db, front, salles } = c.var
  if (front) return front.accueillir(c)
  const sections = await Promise.all(apports(salles, ({ accueil = [] }) => accueil).map(({ montrer }) => montrer(db)))
  const pas = apports(salles, ({ premierPas }) => premierPas ?? [])
  const jsonLd = {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'Catalyse',
    url: config.adresse,
    potentialAction: { '@type': 'SearchAction', target: `${config.adresse}/trouver?q={q}`, 'query-input': 'required name=q' },
  }
  const description =
    "Trouvez qui peut aider votre territoire à passer d'un besoin à un effet : catalyseurs territoriaux, acteurs, territoires."
  return page(
    c,
    {
      titre: "L'innovation territoriale en actions",
      description,
      canonique: '/',
      jsonLd,
      scripts: ['carte', 'champ-territoire', 'trouver-en-direct'],
    },
    <AccueilPage sections={sections} pas={pas} />,
  )
}

async function repondre(c: Contexte): Promise<Response> {
  const posee = lireFiltres(c, question)
  const reponse = await trouver(c.var.db, posee, c.var.salles)
  if (posee.morceau) return c.html(render(<Reponses reponse={reponse} />))
  const titre = [posee.q || 'Trouver qui peut aider', posee.ou].filter(Boolean).join(', ')
  const meta = {
    titre,
    canonique: avecParametres('/trouver', { q: posee.q, ou: posee.ou }),
    scripts: ['champ-territoire', 'trouver-en-direct'],
    indexer: false,
  }
  return page(c, meta, <TrouverPage reponse={reponse} />)
}

type Props = { sections: ComponentChildren[]; pas: PremierPas[] }

/** La page d'accueil : une question, ce que chaque salle y montre (le réseau sur la carte, ce qui est nouveau), par où commencer. */
function AccueilPage({ sections, pas }: Props) {
  return (
    <div class="accueil">
      <header class="accueil-tete">
        <h1>L'innovation territoriale en actions</h1>
        <p class="chapeau">
          D'un besoin à un effet, ensemble : trouvez qui peut aider votre territoire, apprenez comment agir, et laissez au suivant ce qui
          peut lui servir.
        </p>
      </header>
      <QuestionDAccueil>
        <div id="reponses" />
      </QuestionDAccueil>
      {sections}
      <section class="accueil-pas" aria-labelledby="pas">
        <h2 id="pas">Par où commencer</h2>
        <ul>
          {pas.map(({ titre, href, quoi }) => (
            <li key={href}>
              <a href={href}>{titre}</a>
              <p>{quoi}</p>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
