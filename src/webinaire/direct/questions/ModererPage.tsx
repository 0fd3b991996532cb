import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Message } from '#interface/Message.tsx'
import { TeteDeSeance } from '#webinaire/TeteDeSeance.tsx'
import type { SeanceEnDirect } from '../seance-en-direct.repository.ts'
import { ListeVive, Soutiens } from './ListeVive.tsx'
import { urlQuestions } from './Questions.tsx'
import { type Acte, actes, dansLEtat, type EtatDeQuestion, etatsAvant, type QuestionMontree, questionVide } from './question.ts'

type Props = { seance: SeanceEnDirect; questions: QuestionMontree[]; faite: boolean }

const colonnes: { titre: string; etats: EtatDeQuestion[]; rien: string; replie?: true }[] = [
  { titre: 'À relire', etats: ['a-moderer'], rien: 'Rien à relire.' },
  { titre: 'On y répond', etats: ['en-cours'], rien: 'Aucune question en cours : prenez-en une ci-dessous.' },
  { titre: 'Posées', etats: ['visible'], rien: 'Aucune question en attente.' },
  { titre: 'Pour plus tard', etats: ['plus-tard'], rien: 'Aucune.', replie: true },
  { titre: 'Répondues', etats: ['repondue'], rien: 'Aucune.', replie: true },
  { titre: 'Écartées', etats: ['ecartee'], rien: 'Aucune.', replie: true },
]

/** Tout ce que l'animation fait des questions, sur une page : un geste par bouton, ou par touche. */
export function ModererPage({ seance, questions, faite }: Props) {
  const action = urlQuestions(seance)
  return (
    <div class="page-moderer famille-acte">
      <TeteDeSeance seance={seance} acte="Animer les questions" titre="Animer les questions" />
      {faite && <Message ton="succes">C'est fait.</Message>}
      <p class="actions">
        <BoutonVers href={`${action}/projeter`}>Ouvrir l'écran à projeter</BoutonVers>
        <Bouton variante="discret" href={action}>
          La page publique
        </Bouton>
      </p>
      <questions-en-direct data-flux={`${action}/moderer/direct`} data-animation>
        <template>
          <QuestionAModerer action={action} />
        </template>
        <p class="questions-suivi" data-suivi>
          <a href={`${action}/moderer`} data-actualiser>
            Actualiser
          </a>
        </p>
        <div class="moderer-colonnes">
          {colonnes.map((colonne) => (
            <Colonne key={colonne.titre} {...{ colonne, questions, action }} />
          ))}
        </div>
      </questions-en-direct>
      <AideClavier />
      <Reglages seance={seance} />
    </div>
  )
}

function Colonne({ colonne, questions, action }: { colonne: (typeof colonnes)[number]; questions: QuestionMontree[]; action: string }) {
  const { titre, etats, rien, replie } = colonne
  const combien = dansLEtat(questions, etats).length
  return (
    <details class="moderer-colonne" open={!replie}>
      <summary>
        <h2>
          {titre} (<span data-compte>{combien}</span>)
        </h2>
      </summary>
      <p data-vide={etats.join(' ')} hidden={combien > 0}>
        {rien}
      </p>
      <ListeVive
        classe="moderer-liste"
        {...{ etats, questions }}
        une={(question) => <QuestionAModerer key={question.id} {...{ question, action }} />}
      />
    </details>
  )
}

/** Le bouton et la touche de chaque geste. */
const boutons: Record<Acte, { touche: string; libelle: string; variante: string }> = {
  accepter: { touche: 'a', libelle: 'Accepter', variante: 'principal' },
  prendre: { touche: 'p', libelle: 'Y répondre maintenant', variante: 'principal' },
  repondre: { touche: 'r', libelle: 'Répondue', variante: 'secondaire' },
  reporter: { touche: 't', libelle: 'Pour plus tard', variante: 'secondaire' },
  reprendre: { touche: 'v', libelle: 'Remettre en attente', variante: 'secondaire' },
  ecarter: { touche: 'x', libelle: 'Écarter', variante: 'danger' },
}

/** Une question et ses gestes permis ; sans question, le modèle vide que le script remplit. */
function QuestionAModerer({ question, action }: { question?: QuestionMontree | undefined; action: string }) {
  const { id, texte, auteur, etat, soutiens, reponse } = question ?? { ...questionVide, etat: 'a-moderer' }
  return (
    <li class="moderer-question" data-id={question && id} data-etat={etat} data-soutiens={soutiens}>
      <p class="question-texte" data-champ="texte">
        {texte}
      </p>
      <p class="question-auteur">
        <span data-champ="auteur" hidden={auteur === ''}>
          {auteur}
        </span>{' '}
        <span data-si="soutiens" hidden={soutiens === 0}>
          <Soutiens nombre={soutiens} />
        </span>
      </p>
      <form method="post" action={`${action}/moderer`} data-geste>
        <input type="hidden" name="question" value={id} data-champ="id" />
        <details
          class="moderer-reponse"
          data-pour="visible en-cours plus-tard repondue"
          hidden={etat === 'a-moderer' || etat === 'ecartee'}
        >
          <summary>Réponse écrite</summary>
          <textarea class="saisie" name="reponse" rows={3} maxLength={5000} aria-label="Réponse écrite, facultative" data-champ="reponse">
            {reponse}
          </textarea>
        </details>
        <div class="moderer-gestes">
          {actes.map((acte) => (
            <button
              key={acte}
              type="submit"
              class={`bouton bouton-${boutons[acte].variante}`}
              name="acte"
              value={acte}
              data-touche={boutons[acte].touche}
              data-pour={etatsAvant(acte).join(' ')}
              hidden={!etatsAvant(acte).includes(etat)}
            >
              {boutons[acte].libelle}
            </button>
          ))}
        </div>
      </form>
    </li>
  )
}

function AideClavier() {
  return (
    <details class="moderer-clavier">
      <summary>Au clavier</summary>
      <p>Sur une question : flèches haut et bas pour passer à une autre, et une touche par geste.</p>
      <dl class="faits">
        {Object.entries(boutons).map(([acte, { touche, libelle }]) => (
          <div key={acte}>
            <dt>
              <kbd>{touche}</kbd>
            </dt>
            <dd>{libelle}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Reglages({ seance }: { seance: SeanceEnDirect }) {
  return (
    <section aria-labelledby="reglages" class="moderer-reglages">
      <h2 id="reglages">Réglages</h2>
      <form method="post" action={`${urlQuestions(seance)}/reglages`}>
        <Champ
          nom="ouvertes"
          type="case"
          libelle="Les questions sont ouvertes"
          aide="Fermées, elles se lisent mais on n'en pose plus."
          valeur={seance.questionsOuvertes ? '1' : ''}
        />
        <Champ
          nom="moderees"
          type="case"
          libelle="Relire chaque question avant qu'elle paraisse"
          aide="Sinon, elle paraît aussitôt ; vous pouvez l'écarter ensuite."
          valeur={seance.questionsModerees ? '1' : ''}
        />
        <Bouton variante="secondaire">Enregistrer les réglages</Bouton>
      </form>
    </section>
  )
}
