import type { ComponentChildren } from 'preact'
import { type Acteur, urlActeur } from '#acteur/acteur.ts'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Message } from '#interface/Message.tsx'
import { pluriel } from '#socle/texte.ts'
import { cheminDuContact } from './cle-de-contact.ts'

// Deux boutons, et rien de fait en ouvrant la page : les filtres de courriel suivent les liens qu'ils lisent.
export function ConfirmerContactPage({ fiche, cle, attendent }: { fiche: Acteur; cle: string; attendent: number }) {
  return (
    <div class="fiche-contact">
      <h1>Cette adresse est-elle celle de « {fiche.nom} » ?</h1>
      <p>
        Votre adresse est enregistrée comme adresse de contact de <a href={urlActeur(fiche)}>cette organisation</a>. Elle n'est montrée à
        personne : les messages y arrivent à travers un relais.
      </p>
      <p>
        {attendent > 0
          ? `${pluriel(attendent, 'message attend', 'messages attendent')}. Confirmez, et vous recevrez ${attendent > 1 ? 'chacun' : 'celui-ci'} par courriel, comme les suivants.`
          : "Aucun message n'attend. Confirmez, et les suivants vous arriveront par courriel."}
      </p>
      <form method="post" action={cheminDuContact(fiche)} class="fiche-actes">
        <input type="hidden" name="cle" value={cle} />
        <Bouton nom="acte" valeur="confirmer">
          Oui, c'est mon adresse
        </Bouton>
        <Bouton variante="secondaire" nom="acte" valeur="refuser">
          Ce n'est pas moi : retirer mon adresse
        </Bouton>
      </form>
    </div>
  )
}

type Confirme = { fiche: Acteur; remis: number; envoi: boolean }

export function ContactConfirmePage({ fiche, remis, envoi }: Confirme) {
  return (
    <Apres fiche={fiche} classe="fiche-contact" titre="Merci, votre adresse est confirmée">
      <Message ton="succes">
        {remis > 0 &&
          envoi &&
          `${pluriel(remis, 'message qui attendait part', 'messages qui attendaient partent')} vers votre messagerie. `}
        {envoi
          ? `Ce que l'on écrit désormais à « ${fiche.nom} » vous arrivera directement.`
          : `Ce site n'envoie pas encore de courriels : ${remis > 0 ? 'ce qui attendait, et ' : ''}ce que l'on écrira à « ${fiche.nom} », vous arrivera quand son administration l'aura réglé.`}
      </Message>
    </Apres>
  )
}

export function ContactRetirePage({ fiche }: { fiche: Acteur }) {
  return (
    <Apres fiche={fiche} classe="fiche-contact" titre="Votre adresse est retirée">
      <Message ton="succes">
        Nous ne vous écrirons plus pour « {fiche.nom} », et les messages qui attendaient ne vous seront pas remis. L'animation du réseau est
        prévenue : elle cherchera la bonne adresse.
      </Message>
    </Apres>
  )
}

/** Un lien trop vieux, incomplet, ou d'une adresse que la fiche n'a plus. */
export function LienDeContactPerduPage({ fiche }: { fiche: Acteur }) {
  return (
    <Apres fiche={fiche} classe="fiche-contact" titre="Ce lien ne vaut plus">
      <p>
        Il sert pendant trente jours, et tant que cette adresse est celle de « {fiche.nom} ». Si elle en a été retirée, vous n'avez rien à
        faire. Sinon, reprenez le lien entier dans le dernier courriel reçu : un nouveau part dès que quelqu'un vous écrit.
      </p>
    </Apres>
  )
}

type PropsDApres = { fiche: Acteur; classe: string; titre: string; retour?: string; children: ComponentChildren }

/** Ce qui vient d'être fait, et le retour à la fiche. */
export function Apres({ fiche, classe, titre, retour = 'Voir la fiche', children }: PropsDApres) {
  return (
    <div class={classe}>
      <h1>{titre}</h1>
      {children}
      <BoutonVers href={urlActeur(fiche)}>{retour}</BoutonVers>
    </div>
  )
}
