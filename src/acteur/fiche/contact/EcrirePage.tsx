import { type Acteur, filDeLaFiche, urlActeur } from '#acteur/acteur.ts'
import { texteDe } from '#champ/saisie.ts'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { Piege } from '#interface/Piege.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import { Apres } from './ContactPage.tsx'
import type { MessageALaFiche } from './ecrire.schema.ts'

type Props = { fiche: Acteur; saisie: Saisie; erreurs?: Erreurs<MessageALaFiche> }

/** Écrire à une organisation, sans connaître son adresse. */
export function EcrirePage({ fiche, saisie, erreurs = {} }: Props) {
  const champ = (nom: keyof MessageALaFiche) => ({ nom, valeur: texteDe(saisie, nom), erreur: erreurs[nom] })
  return (
    <div class="fiche-ecrire">
      <FilAriane etapes={filDeLaFiche(fiche, 'Écrire')} />
      <h1>Écrire à « {fiche.nom} »</h1>
      <p>
        Votre message est transmis à l'organisation, avec votre adresse pour vous répondre. Si elle n'a pas encore confirmé la sienne, il
        est gardé jusque-là, trente jours au plus. Si vous êtes connecté·e et donnez l'adresse de votre compte, vous en recevez une copie.
      </p>
      <form method="post" action={`/acteurs/${fiche.slug}/ecrire`} novalidate>
        <ResumeErreurs erreurs={erreurs} />
        <Champ {...champ('nom')} libelle="Votre nom" type="text" requis autocomplete="name" />
        <Champ
          {...champ('courriel')}
          libelle="Votre adresse électronique"
          type="email"
          requis
          autocomplete="email"
          aide="Pour que l'organisation vous réponde."
        />
        <Champ {...champ('sujet')} libelle="Sujet" type="text" requis />
        <Champ
          {...champ('message')}
          libelle="Votre message"
          type="textarea"
          lignes={8}
          requis
          aide="Qui vous êtes, où, ce que vous cherchez à faire."
        />
        <Piege />
        <p class="actions">
          <Bouton>Envoyer ce message</Bouton>
        </p>
      </form>
    </div>
  )
}

/** `envoi` : faux tant que le site n'a pas de quoi envoyer de courriel. */
export function MessagePartiPage({ fiche, envoi }: { fiche: Acteur; envoi: boolean }) {
  return (
    <Apres
      fiche={fiche}
      classe="fiche-ecrire"
      titre={envoi ? 'Votre message est parti' : 'Votre message est prêt à partir'}
      retour="Revenir à la fiche"
    >
      <Message ton="succes">
        {envoi
          ? `« ${fiche.nom} » le reçoit dans sa messagerie, tout de suite ou dans l'heure si d'autres lui écrivent aussi.`
          : `Ce site n'envoie pas encore de courriels : il partira vers « ${fiche.nom} » si son administration le règle dans les trente jours.`}{' '}
        La réponse arrivera directement à l'adresse que vous avez donnée.
      </Message>
    </Apres>
  )
}

/** L'organisation n'a pas encore confirmé son adresse : rien de ce qui a été écrit n'y part. */
export function MessageGardePage({ fiche, envoi }: { fiche: Acteur; envoi: boolean }) {
  return (
    <Apres fiche={fiche} classe="fiche-ecrire" titre="Votre message est gardé" retour="Revenir à la fiche">
      <Message ton="info">
        Il sera remis à « {fiche.nom} » dès que l'organisation aura confirmé son adresse.{' '}
        {envoi
          ? 'Nous le lui demandons par courriel.'
          : "Ce site n'envoie pas encore de courriels : nous le lui demanderons dès que ce sera réglé."}{' '}
        Sans réponse de sa part dans les trente jours, il sera effacé.
      </Message>
    </Apres>
  )
}

/** Une fiche dont on n'a pas l'adresse : ce que l'on peut faire quand même. */
export function SansAdressePage({ fiche }: { fiche: Acteur }) {
  return (
    <div class="fiche-ecrire">
      <FilAriane etapes={filDeLaFiche(fiche, 'Écrire')} />
      <h1>Écrire à « {fiche.nom} »</h1>
      <EtatVide titre="Nous n'avons pas encore d'adresse où lui écrire">
        <p>Personne ne tient encore cette fiche, et aucune adresse de contact n'y est enregistrée.</p>
        {fiche.liens.length > 0 && (
          <p>
            Son site donne peut-être un moyen de la joindre :{' '}
            <a href={fiche.liens[0]} rel="noopener nofollow ugc">
              {fiche.liens[0]}
            </a>
          </p>
        )}
        <p>Vous en faites partie, ou vous savez comment la joindre ? Demandez à tenir la fiche pour y ajouter une adresse de contact.</p>
        <div class="fiche-actes">
          <Bouton href={`/acteurs/${fiche.slug}/revendiquer`}>Demander à tenir cette fiche</Bouton>
          <BoutonVers href={urlActeur(fiche)}>Revenir à la fiche</BoutonVers>
        </div>
      </EtatVide>
    </div>
  )
}
