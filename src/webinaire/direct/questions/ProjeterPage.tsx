import { urlSeance } from '#webinaire/seance.ts'
import type { SeanceEnDirect } from '../seance-en-direct.repository.ts'
import { ListeVive, Soutiens } from './ListeVive.tsx'
import { urlQuestions } from './Questions.tsx'
import { type QuestionMontree, questionVide } from './question.ts'

type Props = { seance: SeanceEnDirect; questions: QuestionMontree[]; adresse: string }

/** Pour l'écran de la salle : la question en cours en très grand, les suivantes dessous, et où poser la sienne. */
export function ProjeterPage({ seance, questions, adresse }: Props) {
  const action = urlQuestions(seance)
  const une = (question: QuestionMontree) => <QuestionProjetee key={question.id} question={question} />
  const ou = `${adresse.replace(/^https?:\/\//, '')}${action}`
  return (
    <questions-en-direct class="projection-cadre" data-flux={`${action}/direct`} data-instantane={`${action}/instantane`}>
      <template>
        <QuestionProjetee />
      </template>
      <h1>
        <a href={urlSeance(seance)} target="_blank" rel="noopener">
          {seance.titre}
        </a>
      </h1>
      <ListeVive classe="projection-cours" etats={['en-cours']} nom="On y répond" {...{ questions, une }} />
      <p class="projection-attente" data-vide="en-cours" hidden={questions.some(({ etat }) => etat === 'en-cours')}>
        Quelle est votre question ?
      </p>
      <ListeVive classe="projection-suite" etats={['visible']} nom="Les plus attendues" {...{ questions, une }} />
      <p class="projection-ou">
        Posez la vôtre : <strong>{ou}</strong>{' '}
        <a href={`${action}/projeter`} target="_self" data-actualiser>
          Actualiser
        </a>
      </p>
    </questions-en-direct>
  )
}

function QuestionProjetee({ question }: { question?: QuestionMontree | undefined }) {
  const { id, texte, auteur, soutiens, etat } = question ?? questionVide
  return (
    <li data-id={id || undefined} data-etat={etat} data-soutiens={soutiens}>
      <p class="projection-texte" data-champ="texte">
        {texte}
      </p>
      <p class="projection-pied">
        <span data-champ="auteur" hidden={auteur === ''}>
          {auteur}
        </span>
        <span class="projection-soutiens" data-si="soutiens" hidden={soutiens === 0}>
          <Soutiens nombre={soutiens} />
        </span>
      </p>
    </li>
  )
}
