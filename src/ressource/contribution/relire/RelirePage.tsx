import type { ComponentChildren } from 'preact'
import type { EtatDeSaisie } from '#champ/champ.ts'
import { texteDe } from '#champ/saisie.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { Section } from '#interface/Section.tsx'
import { type Ressource, urlRessource } from '#ressource/ressource.ts'
import { dateLongue } from '#socle/texte.ts'
import type { EtatDeSuggestion, Suggestion } from './suggestion.repository.ts'

type Props = {
  ressource: Ressource
  suggestions: Suggestion[]
  avis: 'envoyee' | 'sans-adresse' | null
  refus: { phrase: string; erreur: string | undefined }
  /** Le formulaire où retoucher. */
  children: ComponentChildren
}

/** Relire une ressource : la publier, la refuser avec une phrase, ou proposer des retouches que l'auteur reprend ou non. */
export function RelirePage({ ressource, suggestions, avis, refus, children }: Props) {
  return (
    <div class="contribuer">
      <FilAriane
        etapes={[
          { libelle: 'Demandes', href: '/moderation' },
          { libelle: ressource.titre, href: urlRessource(ressource) },
          { libelle: 'Relire' },
        ]}
      />
      <h1>Relire « {ressource.titre} »</h1>
      {avis === 'envoyee' && (
        <Message ton="succes">Vos suggestions sont parties. Vous recevrez un courriel quand l'auteur aura répondu.</Message>
      )}
      {avis === 'sans-adresse' && (
        <Message ton="attention">
          Vos suggestions sont gardées, mais personne ne tient cette ressource : elles n'ont pu être envoyées à personne.
        </Message>
      )}
      <p>
        <a href={urlRessource(ressource)}>Voir la ressource telle qu'elle se lira</a>
      </p>
      {ressource.etat === 'proposee' && <Decider ressource={ressource} refus={refus} />}
      {suggestions.length > 0 && <DejaSuggere suggestions={suggestions} />}
      <h2>Proposer des retouches</h2>
      <p>Retouchez ci-dessous. Rien ne change avant que l'auteur ait repris vos suggestions.</p>
      {children}
    </div>
  )
}

/** Ce que l'auteur lit à côté des retouches. */
export function VotreMessage({ saisie, fautes }: Pick<EtatDeSaisie, 'saisie' | 'fautes'>) {
  return (
    <Section id="votre-message" titre="Votre message" classe="fiche-question">
      <Champ
        nom="message"
        libelle="À l'auteur"
        type="textarea"
        lignes={4}
        requis
        aide="Ce que vous changez, et pourquoi. Il le lit à côté des retouches."
        valeur={texteDe(saisie, 'message')}
        erreur={fautes.message?.phrase}
      />
    </Section>
  )
}

function Decider({ ressource, refus }: Pick<Props, 'ressource' | 'refus'>) {
  const action = `${urlRessource(ressource)}/relire`
  return (
    <Section id="decider" titre="Décider" classe="contribuer-decider">
      <form method="post" action={action}>
        <Bouton nom="acte" valeur="publier">
          Publier telle quelle
        </Bouton>
      </form>
      <details open={Boolean(refus.erreur)}>
        <summary>Ne pas la publier</summary>
        <form method="post" action={action}>
          <Champ
            nom="phrase"
            libelle="Pourquoi ?"
            type="textarea"
            lignes={3}
            requis
            aide="La personne reçoit cette phrase, et son texte lui revient en brouillon."
            valeur={refus.phrase}
            erreur={refus.erreur}
          />
          <Bouton variante="danger" nom="acte" valeur="refuser">
            Refuser
          </Bouton>
        </form>
      </details>
    </Section>
  )
}

const etats: Record<EtatDeSuggestion, string> = { ouverte: 'attend une réponse', reprise: 'reprise', ecartee: 'écartée' }

function DejaSuggere({ suggestions }: { suggestions: Suggestion[] }) {
  return (
    <Section id="deja" titre="Déjà suggéré">
      <ul>
        {suggestions.map((s) => (
          <li key={s.id}>
            <a href={`/ressources/suggestions/${s.id}`}>{dateLongue(s.creeLe)}</a>, {etats[s.etat]}
            {s.reponse && ` : « ${s.reponse} »`}
          </li>
        ))}
      </ul>
    </Section>
  )
}
