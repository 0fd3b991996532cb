import type { HTMLAttributes } from 'preact'
import { z } from 'zod'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Message } from '#interface/Message.tsx'
import type { ErreursDe, Saisie } from '#socle/formulaire.ts'
import { urlSeance } from '#webinaire/seance.ts'
import type { SeanceEnDirect } from '../seance-en-direct.repository.ts'
import { ListeVive, Soutiens } from './ListeVive.tsx'
import { dansLEtat, libelleDeLEtat, type QuestionMontree, questionVide, seSoutient } from './question.ts'

export const urlQuestions = (seance: Pick<SeanceEnDirect, 'slug'>): string => `${urlSeance(seance)}/questions`

type PropsDeLaSeance = { seance: SeanceEnDirect; questions: QuestionMontree[]; anime: boolean; passee: boolean }

/** Sur la page de la séance : les questions déjà posées, et de quoi poser la sienne. */
export function QuestionsDeLaSeance({ seance, questions, anime, passee }: PropsDeLaSeance) {
  // Annulée ou passée sans question : il n'y a rien à y lire, ni personne pour y répondre.
  const seDemande = seance.questionsOuvertes && seance.etat !== 'annulee' && !(passee && questions.length === 0)
  if (!seDemande && questions.length === 0 && !anime) return null
  return (
    <section id="les-questions" aria-labelledby="titre-questions">
      <h2 id="titre-questions">Vos questions</h2>
      {anime && (
        <p class="actions">
          <BoutonVers href={`${urlQuestions(seance)}/moderer`}>Animer les questions</BoutonVers>
        </p>
      )}
      <ListesDeQuestions {...{ seance, questions }} />
      {seDemande && (
        <details class="questions-poser">
          <summary>Poser une question</summary>
          <PoserUneQuestion seance={seance} />
        </details>
      )}
    </section>
  )
}

type PropsDesListes = { seance: SeanceEnDirect; questions: QuestionMontree[]; jeton?: string }

/** Les listes de questions d'une séance, que le script tient à jour ; celles auxquelles on a répondu ensuite. */
export function ListesDeQuestions({ seance, questions, jeton }: PropsDesListes) {
  const action = urlQuestions(seance)
  const une = (question: QuestionMontree) => <UneQuestion key={question.id} {...{ question, action, jeton }} />
  const repondues = dansLEtat(questions, ['repondue']).length
  return (
    <questions-en-direct data-flux={`${action}/direct`} data-instantane={`${action}/instantane`}>
      <template>
        <UneQuestion action={action} />
      </template>
      <p class="questions-suivi" data-suivi>
        <a href={`${action}#les-questions`} data-actualiser>
          Actualiser les questions
        </a>
      </p>
      <p class="questions-vide" data-vide="" hidden={questions.length > 0}>
        Aucune question pour l'instant{seance.questionsOuvertes ? ' : la première sera la vôtre.' : '.'}
      </p>
      <ListeVive classe="questions" etats={['en-cours', 'visible', 'plus-tard']} {...{ questions, une }} />
      <details class="questions-repondues" data-si-liste hidden={repondues === 0}>
        <summary>
          Questions auxquelles il a été répondu (<span data-compte>{repondues}</span>)
        </summary>
        <ListeVive classe="questions" etats={['repondue']} {...{ questions, une }} />
      </details>
    </questions-en-direct>
  )
}

type PropsDUneQuestion = {
  /** Absente : le modèle vide que le script remplit. */
  question?: QuestionMontree | undefined
  /** Où envoyer : /webinaires/<slug>/questions. */
  action: string
  /** Le jeton de cette page ; sans lui (page gardée), le soutien mène à la page des questions, qui en porte un. */
  jeton?: string | undefined
}

/** Une question telle que tout le monde la lit. Les `data-` disent au script quoi remplir. */
function UneQuestion({ question, action, jeton }: PropsDUneQuestion) {
  const { id, texte, auteur, etat, soutiens, reponse } = question ?? questionVide
  return (
    <li class="une-question" id={question && `question-${id}`} data-id={question && id} data-etat={etat} data-soutiens={soutiens}>
      <p class="question-etat" data-champ="libelle" hidden={etat === 'visible'}>
        {libelleDeLEtat[etat]}
      </p>
      <p class="question-texte" data-champ="texte">
        {texte}
      </p>
      <p class="question-auteur" data-champ="auteur" hidden={auteur === ''}>
        {auteur}
      </p>
      <div class="question-reponse" data-si="reponse" hidden={reponse === ''}>
        <p class="question-reponse-titre">La réponse</p>
        <p data-champ="reponse">{reponse}</p>
      </div>
      <div class="question-soutien">
        <p data-si="soutiens" hidden={soutiens === 0}>
          <Soutiens nombre={soutiens} />
        </p>
        <Soutenir {...{ action, jeton, id }} cache={!seSoutient({ etat })} />
        <form method="post" action={`${action}/retirer`} data-retirer hidden>
          <input type="hidden" name="question" value={id} data-champ="id" />
          <input type="hidden" name="cle" value="" />
          <button type="submit" class="bouton bouton-discret">
            Retirer ma question
          </button>
        </form>
      </div>
    </li>
  )
}

function Soutenir({ action, jeton, id, cache }: { action: string; jeton: string | undefined; id: number; cache: boolean }) {
  return (
    <form
      method={jeton ? 'post' : 'get'}
      action={jeton ? `${action}/soutenir` : `${action}#question-${id}`}
      data-soutenir={`${action}/soutenir`}
      hidden={cache}
    >
      {jeton && <input type="hidden" name="jeton" value={jeton} />}
      <input type="hidden" name={jeton ? 'question' : 'vers'} value={id} data-champ="id" />
      <button type="submit" class="bouton bouton-secondaire question-aussi">
        Je me la pose aussi
      </button>
    </form>
  )
}

/** Ce que l'on envoie pour poser une question. */
export const questionSchema = z.object({
  texte: z
    .string({ error: 'Écrivez votre question.' })
    .min(3, 'Écrivez votre question.')
    .max(500, 'Votre question est trop longue : 500 signes au plus.'),
  auteur: z.string().max(80, 'Ce nom est trop long : 80 signes au plus.').default(''),
  jeton: z.string().max(200).catch(''),
})

type PropsPoser = { seance: SeanceEnDirect; saisie?: Saisie; erreurs?: ErreursDe<typeof questionSchema>; jeton?: string | undefined }

/** Poser une question : une phrase, un nom si l'on veut. */
export function PoserUneQuestion({ seance, saisie = {}, erreurs = {}, jeton = '' }: PropsPoser) {
  if (!seance.questionsOuvertes) return <Message ton="info">Les questions de cette séance sont fermées.</Message>
  const attente = seance.questionsModerees ? "L'animation la lit avant qu'elle paraisse." : 'Elle paraît aussitôt.'
  return (
    <form method="post" action={`${urlQuestions(seance)}#les-questions`} class="poser-question" data-poser>
      <Champ
        nom="texte"
        libelle="Votre question"
        type="textarea"
        lignes={3}
        max={500}
        requis
        aide={`Une seule à la fois, 500 signes au plus. ${attente}`}
        valeur={saisie.texte}
        erreur={erreurs.texte}
      />
      <Champ
        nom="auteur"
        libelle="Votre nom ou votre structure, si vous voulez les montrer"
        max={80}
        valeur={saisie.auteur}
        erreur={erreurs.auteur}
      />
      <input type="hidden" name="jeton" value={jeton} />
      <Bouton>Poser la question</Bouton>
    </form>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'questions-en-direct': HTMLAttributes<HTMLElement>
    }
  }
}
