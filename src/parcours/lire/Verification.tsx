import { Bouton } from '#interface/Bouton.tsx'
import type { BlocDe, QuestionDeVerification } from '../parcours.ts'
import type { ContexteDeBloc } from './contexte-de-bloc.ts'

type Props = { bloc: BlocDe<'verification'>; contexte: ContexteDeBloc }

/** Des questions, et leur explication une fois répondu : par l'adresse sans script, sur place avec l'île. Rien n'est noté ni gardé. */
export function Verification({ bloc, contexte }: Props) {
  const { questions } = bloc
  if (questions.length === 0) return null
  return (
    <form class="verification" method="get" action={`#${bloc.cle}`} data-verification="">
      <input type="hidden" name="version" value={contexte.version} />
      {questions.map((question, rang) => (
        <Question key={question.question} question={question} nom={`v_${bloc.cle}_${rang}`} choisi={contexte.choisi} />
      ))}
      {contexte.vivant && <Bouton variante="secondaire">Vérifier mes réponses</Bouton>}
    </form>
  )
}

type PropsQuestion = { question: QuestionDeVerification; nom: string; choisi: ContexteDeBloc['choisi'] }

function Question({ question: { question, choix, juste, explication }, nom, choisi }: PropsQuestion) {
  const reponse = choisi(nom)
  const repondu = reponse !== undefined && Number(reponse) < choix.length
  return (
    <fieldset class="champ" data-juste={juste}>
      <legend>{question}</legend>
      <div class="champ-choix">
        {choix.map((libelle, rang) => (
          <div class="choix" key={libelle}>
            <input type="radio" name={nom} id={`${nom}-${rang}`} value={rang} checked={repondu && Number(reponse) === rang} />
            <label for={`${nom}-${rang}`}>{libelle}</label>
          </div>
        ))}
      </div>
      <div class="verification-retour" data-retour="" role="status" hidden={!repondu}>
        <p>
          <strong data-verdict="">{repondu && Number(reponse) === juste ? "C'est cela." : 'Pas tout à fait.'}</strong> La bonne réponse : «{' '}
          {choix[juste]} ».
        </p>
        {explication && <p>{explication}</p>}
      </div>
    </fieldset>
  )
}
