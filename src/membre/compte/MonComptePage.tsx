import type { ComponentChildren } from 'preact'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Etiquette } from '#interface/Etiquette.tsx'
import { Message } from '#interface/Message.tsx'
import { Section } from '#interface/Section.tsx'
import type { Demande } from '#socle/demande.ts'
import type { ErreursDe } from '#socle/formulaire.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { dateLongue, pluriel } from '#socle/texte.ts'
import { nomDeLEtat } from '../demande.ts'
import type { nomSchema } from '../membre.schema.ts'
import { nomDuRole, type PerimetreNomme } from '../membre.ts'
import { cheminDeReponse } from '../moderation.courriels.ts'
import type { SessionOuverte } from '../sessions.repository.ts'

/** Une partie que donne une autre salle : « Mes fiches »… */
export type BlocDeMonCompte = { salle: string; titre: string; contenu: ComponentChildren }

type Props = {
  membre: MembreConnecte
  perimetres: PerimetreNomme[]
  demandes: Demande[]
  blocs: BlocDeMonCompte[]
  nom: string
  suite: string
  sessions: SessionOuverte[]
  /** Celui de la session de cette page. */
  jeton: string
  avis?: 'bienvenue' | 'enregistre' | 'fermees' | undefined
  erreurs: ErreursDe<typeof nomSchema>
}

/** Mon compte : mon nom, ce que je tiens, ce que j'attends, ce que j'anime. */
export function MonComptePage({ membre, perimetres, demandes, blocs, sessions, jeton, nom, suite, avis, erreurs }: Props) {
  return (
    <div class="page-membre">
      <h1>Mon compte</h1>
      {avis === 'bienvenue' && (
        <Message ton="succes">Bienvenue ! Dites-nous seulement votre nom : c'est celui sous lequel vous signerez.</Message>
      )}
      {avis === 'enregistre' && <Message ton="succes">Votre nom est enregistré.</Message>}
      {avis === 'fermees' && <Message ton="succes">Vos autres sessions sont fermées, partout.</Message>}
      <FormulaireDuNom nom={nom} courriel={membre.courriel} suite={suite} erreurs={erreurs} />
      {blocs.map(({ salle, titre, contenu }) => (
        <section key={salle} aria-labelledby={`bloc-${salle}`}>
          <h2 id={`bloc-${salle}`}>{titre}</h2>
          {contenu}
        </section>
      ))}
      <MesDemandes demandes={demandes} />
      {membre.role !== 'membre' && <CeQueJAnime membre={membre} perimetres={perimetres} />}
      <Section id="mes-donnees" titre="Mes données">
        <p>Vous pouvez lire et emporter tout ce que la plateforme garde sur vous, ou l'effacer.</p>
        <BoutonVers href="/mon-compte/donnees">Voir mes données</BoutonVers>
      </Section>
      <MesSessions sessions={sessions} jeton={jeton} />
      <form method="post" action="/deconnexion">
        <Bouton variante="discret">Se déconnecter</Bouton>
      </form>
    </div>
  )
}

function FormulaireDuNom({
  nom,
  courriel,
  suite,
  erreurs,
}: {
  nom: string
  courriel: string
  suite: string
  erreurs: ErreursDe<typeof nomSchema>
}) {
  return (
    <form method="post" action="/mon-compte" novalidate>
      <input type="hidden" name="suite" value={suite} />
      <Champ
        nom="nom"
        libelle="Votre nom"
        type="text"
        requis
        valeur={nom}
        erreur={erreurs.nom}
        autocomplete="name"
        aide="Prénom et nom, comme vous signez."
      />
      <p>
        Votre adresse : <strong>{courriel}</strong>. Elle n'est jamais publiée.
      </p>
      <Bouton>Enregistrer mon nom</Bouton>
    </form>
  )
}

function MesDemandes({ demandes }: { demandes: Demande[] }) {
  if (demandes.length === 0) return null
  return (
    <Section id="mes-demandes" titre="Mes demandes en attente">
      <ul>
        {demandes.map((demande) => (
          <li key={demande.id}>
            {demande.titre}, déposée le {dateLongue(demande.deposee_le)} <Etiquette teinte="etat">{nomDeLEtat[demande.etat]}</Etiquette>
            {demande.etat === 'question' && (
              <p>
                « {demande.message} » <a href={cheminDeReponse(demande.id)}>Répondre</a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function CeQueJAnime({ membre, perimetres }: { membre: MembreConnecte; perimetres: PerimetreNomme[] }) {
  return (
    <Section id="ce-que-j-anime" titre="Ce que j'anime">
      <p>Votre rôle : {nomDuRole[membre.role]}.</p>
      {perimetres.length > 0 ? (
        <ul>
          {perimetres.map(({ id, nom }) => (
            <li key={id}>{nom}</li>
          ))}
        </ul>
      ) : (
        <p>Vous suivez toutes les demandes, sans limite de territoire.</p>
      )}
      <div class="actions">
        <BoutonVers href="/moderation">Voir les demandes à traiter</BoutonVers>
        {membre.role === 'administrateur' && (
          <>
            <BoutonVers href="/membres">Gérer les membres</BoutonVers>
            <BoutonVers href="/courriels">Lire les courriels gardés</BoutonVers>
          </>
        )}
      </div>
    </Section>
  )
}

/** Les sessions ouvertes de la personne, et de quoi fermer celles qu'elle ne reconnaît pas. */
function MesSessions({ sessions, jeton }: { sessions: SessionOuverte[]; jeton: string }) {
  const autres = sessions.filter((session) => session.jeton !== jeton)
  return (
    <Section id="mes-sessions" titre="Mes sessions">
      <p>
        {autres.length === 0
          ? 'Celle-ci est la seule ouverte.'
          : `En plus de celle-ci, ${pluriel(autres.length, 'session est ouverte', 'sessions sont ouvertes')} sur d'autres appareils ou navigateurs.`}{' '}
        Une session se ferme seule après soixante jours.
      </p>
      {autres.length > 0 && (
        <ul>
          {autres.map(({ ouverteLe }, rang) => (
            <li key={rang}>Ouverte le {dateLongue(ouverteLe)}</li>
          ))}
        </ul>
      )}
      <form method="post" action="/mon-compte/sessions" class="actions">
        {autres.length > 0 && (
          <Bouton variante="secondaire" nom="lesquelles" valeur="autres">
            Fermer les autres sessions
          </Bouton>
        )}
        <Bouton variante="danger" nom="lesquelles" valeur="toutes">
          Fermer toutes mes sessions, ici aussi
        </Bouton>
      </form>
    </Section>
  )
}
