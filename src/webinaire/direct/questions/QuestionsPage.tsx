import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Message } from '#interface/Message.tsx'
import type { ErreursDe, Saisie } from '#socle/formulaire.ts'
import { TeteDeSeance } from '#webinaire/TeteDeSeance.tsx'
import type { SeanceEnDirect } from '../seance-en-direct.repository.ts'
import { ListesDeQuestions, PoserUneQuestion, type questionSchema, urlQuestions } from './Questions.tsx'
import type { QuestionMontree } from './question.ts'

type Recue = { id: number; cle: string; attend: boolean }
export type PropsQuestions = {
  seance: SeanceEnDirect
  questions: QuestionMontree[]
  anime: boolean
  jeton: string
  /** La question que la personne vient de poser. */
  recue?: Recue | undefined
  retiree?: boolean
  saisie?: Saisie
  erreurs?: ErreursDe<typeof questionSchema>
}

/** Les questions d'une séance, telles qu'elles sont à cette minute. */
export function QuestionsPage({ seance, questions, anime, jeton, recue, retiree, saisie, erreurs }: PropsQuestions) {
  return (
    <div class="page-questions famille-savoir">
      <TeteDeSeance seance={seance} acte="Questions" titre="Les questions" />
      {recue && <Recue seance={seance} recue={recue} />}
      {retiree && <Message ton="succes">Votre question est retirée.</Message>}
      {anime && (
        <p class="actions">
          <BoutonVers href={`${urlQuestions(seance)}/moderer`}>Animer les questions</BoutonVers>
          <Bouton variante="discret" href={`${urlQuestions(seance)}/projeter`}>
            Ouvrir l'écran à projeter
          </Bouton>
        </p>
      )}
      <div class="questions-et-formulaire">
        <section id="les-questions" aria-label="Les questions posées">
          <ListesDeQuestions {...{ seance, questions, jeton }} />
          <p class="discret">
            Pour qu'un soutien compte une fois par personne, votre navigateur garde un nombre tiré au sort jusqu'au lendemain de la séance.
          </p>
        </section>
        <section aria-labelledby="poser" class="questions-poser">
          <h2 id="poser">Poser une question</h2>
          <PoserUneQuestion {...{ seance, jeton }} saisie={saisie ?? {}} erreurs={erreurs ?? {}} />
        </section>
      </div>
    </div>
  )
}

function Recue({ seance, recue }: { seance: SeanceEnDirect; recue: Recue }) {
  return (
    <Message ton="succes" titre="Votre question est reçue">
      <p>{recue.attend ? "Elle paraîtra quand l'animation l'aura lue." : 'Elle est dans la liste.'} Vous pouvez encore la retirer.</p>
      <form method="post" action={`${urlQuestions(seance)}/retirer`} data-recue={recue.id} data-cle={recue.cle}>
        <input type="hidden" name="question" value={recue.id} />
        <input type="hidden" name="cle" value={recue.cle} />
        <Bouton variante="discret">Retirer ma question</Bouton>
      </form>
    </Message>
  )
}
