import type { ComponentChildren } from 'preact'
import { urlActeur } from '#acteur/acteur.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import type { Doublon } from './doublon.repository.ts'

/** Proposer une fiche, avec ou sans compte. */
export function ProposerPage({ children }: { children: ComponentChildren }) {
  return (
    <div class="fiche-proposer">
      <FilAriane etapes={[{ libelle: 'Acteurs', href: '/acteurs' }, { libelle: 'Proposer une fiche' }]} />
      <h1>Proposer une fiche</h1>
      <p>
        Votre organisation, ou une autre que vous connaissez. Seuls le nom, le profil et la commune sont nécessaires : le reste pourra venir
        plus tard. Une personne de l'animation relit chaque fiche avant de la publier.
      </p>
      {children}
    </div>
  )
}

/** Des fiches du même nom, près d'ici : la page les montre avant d'en garder une de plus. */
export function CEstCelleCi({ doublons }: { doublons: Doublon[] }) {
  return (
    <Message ton="attention" titre="C'est celle-ci ?">
      <p>Une fiche du même nom existe déjà près d'ici. Rien n'est perdu : ce que vous avez écrit est ci-dessous.</p>
      <ul>
        {doublons.map((doublon) => (
          <li key={doublon.slug}>
            {doublon.publiee ? <a href={urlActeur(doublon)}>{doublon.nom}</a> : doublon.nom}
            {doublon.lieu && `, ${doublon.lieu}`}
            {doublon.publiee ? doublon.resume && ` : ${doublon.resume}` : ' : déjà proposée, elle attend sa publication.'}
          </li>
        ))}
      </ul>
      <p>Si c'est une autre organisation, cochez la case en bas du formulaire et envoyez-le de nouveau.</p>
    </Message>
  )
}

/** Après l'envoi : ce qui va se passer. */
export function MerciPage({ connecte }: { connecte: boolean }) {
  return (
    <div class="fiche-proposer">
      <h1>Merci, la fiche est arrivée</h1>
      <Message ton="succes">Elle attend d'être relue par une personne de l'animation du réseau.</Message>
      <h2>Et maintenant ?</h2>
      <ol>
        <li>Une personne qui connaît le territoire ou la thématique relit la fiche.</li>
        <li>Si elle a une question, elle vous l'envoie par courriel ; vous répondez sans compte.</li>
        <li>Vous recevez un courriel quand la fiche est publiée, ou la raison si elle ne l'est pas.</li>
        <li>
          {connecte
            ? 'Une fois publiée, vous tenez la fiche : vous pouvez la modifier et la garder à jour.'
            : "Une fois publiée, la personne qui s'en occupe peut demander à la tenir, pour la modifier et la garder à jour."}
        </li>
      </ol>
      <Bouton variante="secondaire" href="/acteurs">
        Voir l'annuaire
      </Bouton>
    </div>
  )
}
