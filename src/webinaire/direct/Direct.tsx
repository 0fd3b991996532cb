import { Bouton } from '#interface/Bouton.tsx'
import { LecteurDEnregistrement } from './enregistrement/LecteurDEnregistrement.tsx'
import { ListesDeQuestions, PoserUneQuestion, urlQuestions } from './questions/Questions.tsx'
import type { Direct } from './rassembler-direct.ts'

/** L'enregistrement, sur la page de la séance. */
export function Enregistrement({ direct, debut }: { direct: Direct; debut: number }) {
  return <LecteurDEnregistrement enregistrement={direct.enregistrement} titre={direct.seance.titre} debut={debut} />
}

/** Les questions, sur la page de la séance : celles déjà posées, et de quoi poser la sienne. */
export function Questions({ direct: { seance, questions, anime }, passee }: { direct: Direct; passee: boolean }) {
  // Annulée ou passée sans question : il n'y a rien à y lire, ni personne pour y répondre.
  const seDemande = seance.questionsOuvertes && seance.etat !== 'annulee' && !(passee && questions.length === 0)
  if (!seDemande && questions.length === 0 && !anime) return null
  return (
    <section id="les-questions" aria-labelledby="titre-questions">
      <h2 id="titre-questions">Vos questions</h2>
      {anime && (
        <p class="actions">
          <Bouton variante="secondaire" href={`${urlQuestions(seance)}/moderer`}>
            Animer les questions
          </Bouton>
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
