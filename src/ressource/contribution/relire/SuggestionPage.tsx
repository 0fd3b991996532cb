import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Comparaison } from '#interface/Comparaison.tsx'
import { Message } from '#interface/Message.tsx'
import type { Ressource } from '#ressource/ressource.ts'
import type { Difference } from '#socle/differer.ts'
import type { Suggestion } from './suggestion.repository.ts'

type Props = {
  ressource: Ressource
  suggestion: Suggestion
  differences: Difference[]
  cle: string
  reponse?: string
  erreur?: string | undefined
}

/** Une relecture, à côté du texte : la reprendre, ou l'écarter avec un mot. */
export function SuggestionPage({ ressource, suggestion, differences, cle, reponse = '', erreur }: Props) {
  const ouverte = suggestion.etat === 'ouverte'
  return (
    <div class="contribuer">
      <h1>Des suggestions pour « {ressource.titre} »</h1>
      <blockquote class="contribuer-message">
        {suggestion.message.split('\n').map((ligne, rang) => (
          <p key={rang}>{ligne}</p>
        ))}
      </blockquote>
      {!ouverte && (
        <Message ton="info">
          {suggestion.etat === 'reprise' ? 'Ces suggestions ont été reprises.' : 'Ces suggestions ont été écartées.'}
        </Message>
      )}
      <Comparaison differences={differences} titres={['Votre texte', 'Avec les suggestions']} legende="Ce que la relecture change" />
      {ouverte && (
        <form method="post" action={`/ressources/suggestions/${suggestion.id}`} novalidate>
          <input type="hidden" name="cle" value={cle} />
          <Champ
            nom="reponse"
            libelle="Un mot en retour"
            type="textarea"
            lignes={3}
            aide="Facultatif si vous reprenez ; en une phrase si vous écartez."
            valeur={reponse}
            erreur={erreur}
          />
          <div class="fiche-actes">
            <Bouton nom="acte" valeur="reprise">
              Reprendre
            </Bouton>
            <Bouton variante="secondaire" nom="acte" valeur="ecartee">
              Écarter
            </Bouton>
          </div>
        </form>
      )}
    </div>
  )
}

/** Après la réponse. */
export function SuggestionDecideePage() {
  return (
    <div class="contribuer">
      <h1>Merci, votre réponse est arrivée</h1>
      <Message ton="succes">La personne qui a relu la reçoit par courriel.</Message>
      <Bouton variante="secondaire" href="/ressources">
        Voir les ressources
      </Bouton>
    </div>
  )
}
