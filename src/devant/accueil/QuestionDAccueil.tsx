import type { ComponentChildren, HTMLAttributes } from 'preact'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'trouver-en-direct': HTMLAttributes<HTMLElement>
    }
  }
}

/** La question qui ouvre la plateforme. Sans script, un formulaire ; avec, les réponses suivent la frappe. */
export function QuestionDAccueil({ q = '', ou = '', children }: { q?: string; ou?: string; children?: ComponentChildren }) {
  return (
    <trouver-en-direct>
      <form class="question" method="get" action="/trouver" role="search">
        <p class="question-titre" id="question">
          Que cherchez-vous à faire, et où ?
        </p>
        <div class="question-champs">
          <Champ
            nom="q"
            libelle="À faire"
            type="search"
            valeur={q}
            aide="incuber des projets, réunir des acteurs, trouver un lieu…"
            autocomplete="off"
          />
          <ChampTerritoire nom="ou" libelle="Où" aide="commune, code postal, département…" valeur={ou} />
          <Bouton>Trouver qui peut aider</Bouton>
        </div>
      </form>
      {children}
    </trouver-en-direct>
  )
}
