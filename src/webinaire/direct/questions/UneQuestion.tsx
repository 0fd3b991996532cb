import { nombre } from '#socle/texte.ts'
import { libelleDeLEtat, type QuestionMontree, seSoutient } from './question.ts'

type Props = {
  /** Absente : le modèle vide que le script remplit. */
  question?: QuestionMontree | undefined
  /** Où envoyer : /webinaires/<slug>/questions. */
  action: string
  /** Le jeton de cette page ; sans lui (page gardée), le soutien mène à la page des questions, qui en porte un. */
  jeton?: string | undefined
}

/** Une question telle que tout le monde la lit. Les `data-` disent au script quoi remplir. */
export function UneQuestion({ question, action, jeton }: Props) {
  const { id, texte, auteur, etat, soutiens, reponse } = question ?? vide
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
          <strong data-champ="soutiens">{nombre(soutiens)}</strong> <span data-champ="mot-soutiens">{motSoutiens(soutiens)}</span>
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

// Zéro ne se montre pas.
const motSoutiens = (n: number): string => (n > 1 ? 'personnes se la posent aussi' : 'personne se la pose aussi')

const vide: QuestionMontree = { id: 0, texte: '', auteur: '', etat: 'visible', soutiens: 0, reponse: '' }
