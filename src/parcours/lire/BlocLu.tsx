import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { dureeEnMots } from '#interface/duree.ts'
import type { Lie } from '../lies.repository.ts'
import { type Bloc, type BlocDe, libelleDuGenre, type QuestionDeVerification } from '../parcours.ts'
import { longueurDUneReponse } from '../progression/progression.schema.ts'
import type { ContexteDeBloc } from './rassembler.ts'

/**
 * Un bloc, selon son genre. Pour un membre, le formulaire de l'étape (#suivi) prend ses champs et sa case ; sans compte,
 * ils n'appartiennent à aucun formulaire : rien de ce qui est écrit ne part, ni dans une adresse.
 */
export function BlocLu({ bloc, contexte }: { bloc: Bloc; contexte: ContexteDeBloc }) {
  const titre = bloc.titre || libelleDuGenre(bloc.genre)
  return (
    <section class={`bloc bloc-${bloc.genre}`} id={bloc.cle} aria-labelledby={`${bloc.cle}-titre`} data-bloc={bloc.cle}>
      <p class="bloc-genre">
        {bloc.titre && libelleDuGenre(bloc.genre)}
        {bloc.titre && bloc.minutes > 0 && ' · '}
        {bloc.minutes > 0 && dureeEnMots(bloc.minutes)}
      </p>
      <h2 id={`${bloc.cle}-titre`}>{titre}</h2>
      <Prose html={contexte.textes.htmls.get(bloc.cle)} />
      <Corps bloc={bloc} contexte={contexte} />
      {contexte.vivant && (
        <p class="bloc-fait choix" data-avec-script={contexte.compte ? undefined : ''} hidden={!contexte.compte}>
          <input
            type="checkbox"
            form={contexte.compte ? 'suivi' : undefined}
            name="fait[]"
            value={bloc.cle}
            id={`fait-${bloc.cle}`}
            checked={contexte.faits.includes(bloc.cle)}
          />
          <label for={`fait-${bloc.cle}`}>
            C'est fait<span class="visuellement-cache"> : {titre}</span>
          </label>
        </p>
      )}
    </section>
  )
}

function Corps({ bloc, contexte }: { bloc: Bloc; contexte: ContexteDeBloc }) {
  const { lies } = contexte
  if (bloc.genre === 'ressource') return <Lien lie={lies.ressources.get(bloc.ressourceId ?? 0)} invite="Lire la ressource" />
  if (bloc.genre === 'webinaire') {
    const { chapitre, seanceId } = bloc
    return (
      <Lien
        lie={lies.seances.get(seanceId ?? 0)}
        invite="Voir la séance"
        ancre={chapitre === null ? '' : `?debut=${chapitre}#enregistrement`}
        depuis={chapitre}
      />
    )
  }
  if (bloc.genre === 'exercice') return <Exercice bloc={bloc} contexte={contexte} />
  if (bloc.genre === 'verification') return <Verification bloc={bloc} contexte={contexte} />
  return null
}

type PropsLien = { lie: Lie | undefined; invite: string; ancre?: string; depuis?: number | null }

function Lien({ lie, invite, ancre = '', depuis = null }: PropsLien) {
  if (!lie) return <p class="discret">Elle n'est pas encore en ligne : passez à la suite, vous ne perdez rien.</p>
  return (
    <div class="bloc-lien">
      <p class="bloc-lien-titre">
        <a href={`${lie.chemin}${ancre}`}>{lie.titre}</a>
      </p>
      {lie.resume && <p>{lie.resume}</p>}
      <p class="discret">
        {invite}
        {depuis !== null && `, à partir de ${Math.floor(depuis / 60)} min ${String(depuis % 60).padStart(2, '0')}`}
        {lie.dureeMinutes !== null && ` · ${dureeEnMots(lie.dureeMinutes)} en tout`}
      </p>
    </div>
  )
}

type De<G extends Bloc['genre']> = { bloc: BlocDe<G>; contexte: ContexteDeBloc }

function Exercice({ bloc, contexte }: De<'exercice'>) {
  return (
    <div class="bloc-champs">
      {bloc.champs.map(({ cle, libelle, aide }) => {
        const nom = nomDuChamp(bloc.cle, cle)
        const reponse = contexte.reponses[bloc.cle]?.[cle]
        return (
          <div key={cle} data-champ={cle}>
            <Champ
              nom={nom}
              libelle={libelle}
              aide={aide || undefined}
              type="textarea"
              lignes={3}
              max={longueurDUneReponse}
              valeur={reponse?.texte}
              erreur={contexte.erreurs[nom]}
              attributs={{ form: contexte.compte ? 'suivi' : undefined }}
            />
            {reponse?.aussi.map((texte) => (
              <p key={texte} class="discret">
                Aussi écrit, sur un autre appareil : « {texte} »
              </p>
            ))}
          </div>
        )
      })}
    </div>
  )
}

export const nomDuChamp = (bloc: string, champ: string): string => `r_${bloc}_${champ}`

/** Des questions, et leur explication une fois répondu : par l'adresse sans script, sur place avec l'île. Rien n'est noté ni gardé. */
function Verification({ bloc, contexte }: De<'verification'>) {
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

/** Un texte déjà rendu. */
export function Prose({ html }: { html: string | undefined }) {
  if (!html || html.trim() === '') return null
  return <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
}
