import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { avecParametres } from '#socle/urls.ts'
import { libelleNature, nomDistinct, nomEtCode } from '#territoire/territoire.ts'
import { QuestionDAccueil } from './QuestionDAccueil.tsx'
import type { Reponse } from './trouver.ts'

/** Les réponses à la question d'accueil. */
export function TrouverPage({ reponse }: { reponse: Reponse }) {
  const { q, ou } = reponse.question
  return (
    <div class="trouver">
      <FilAriane etapes={[{ libelle: 'Trouver' }]} />
      <h1>Trouver qui peut aider</h1>
      <QuestionDAccueil q={q} ou={reponse.lieu.genre === 'trouve' ? nomEtCode(reponse.lieu.territoire) : ou}>
        <div id="reponses">
          <Reponses reponse={reponse} />
        </div>
      </QuestionDAccueil>
    </div>
  )
}

/** Les réponses seules : la page, ou le morceau qui suit la frappe. */
export function Reponses({ reponse }: { reponse: Reponse }) {
  return (
    <>
      <Comprehension reponse={reponse} />
      {reponse.reponses.length === 0 && <Rien reponse={reponse} />}
      {reponse.reponses}
      {reponse.autrement.length > 0 && (
        <p class="catalogue-autrement">
          Ce n'est pas ce que vous cherchiez ?{' '}
          {reponse.autrement.map(({ libelle, href }) => (
            <a key={href} href={href}>
              {libelle}
            </a>
          ))}
        </p>
      )}
    </>
  )
}

function Comprehension({ reponse: { lieu, corrections, question } }: { reponse: Reponse }) {
  return (
    <>
      {corrections.map(({ de, vers }) => (
        <p key={de} class="catalogue-correction">
          Rien ne dit « {de} » : nous avons aussi cherché « {vers} ».
        </p>
      ))}
      {lieu.genre === 'inconnu' && (
        <Message ton="attention">
          Nous ne connaissons pas de lieu « {question.ou} » : les réponses viennent de toute la France. Essayez un nom de commune ou un code
          postal.
        </Message>
      )}
      {lieu.genre === 'choix' && (
        <Message ton="info" titre={`Plusieurs lieux s'appellent « ${question.ou} » : lequel est le vôtre ?`}>
          <ul class="catalogue-choix">
            {lieu.choix.map((t) => (
              <li key={t.id}>
                <a href={avecParametres('/trouver', { q: question.q, ou: nomEtCode(t) })}>{nomDistinct(t)}</a>{' '}
                <span class="discret">{libelleNature(t)}</span>
              </li>
            ))}
          </ul>
        </Message>
      )}
    </>
  )
}

function Rien({ reponse: { question, sinon } }: { reponse: Reponse }) {
  return (
    <EtatVide titre="Personne ne répond encore à cette question">
      <p>Ce n'est pas une impasse :</p>
      <ul>
        <li>dites-le avec d'autres mots, ou un seul ;</li>
        {question.ou && (
          <li>
            <a href={avecParametres('/trouver', { q: question.q })}>cherchez dans toute la France</a> ;
          </li>
        )}
        {sinon.map((suite, rang) => (
          <li key={rang}>
            {suite}
            {rang < sinon.length - 1 ? ' ;' : '.'}
          </li>
        ))}
      </ul>
    </EtatVide>
  )
}
