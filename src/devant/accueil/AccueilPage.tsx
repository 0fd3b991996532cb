import type { ComponentChildren } from 'preact'
import type { PremierPas } from '#socle/salle.ts'
import { QuestionDAccueil } from './QuestionDAccueil.tsx'

type Props = { sections: ComponentChildren[]; pas: PremierPas[] }

/** La page d'accueil : une question, ce que chaque salle y montre (le réseau sur la carte, ce qui est nouveau), par où commencer. */
export function AccueilPage({ sections, pas }: Props) {
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
