import { type Acteur, filDeLaFiche, urlActeur } from '#acteur/acteur.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Erreurs } from '#socle/formulaire.ts'

type Props = { fiche: Acteur; message?: string; erreurs?: Erreurs }

/** Demander à tenir une fiche, en disant qui l'on est. */
export function RevendiquerPage({ fiche, message = '', erreurs = {} }: Props) {
  return (
    <div class="fiche-revendiquer">
      <FilAriane etapes={filDeLaFiche(fiche, 'Tenir cette fiche')} />
      <h1>Tenir la fiche « {fiche.nom} »</h1>
      <p>
        Qui tient une fiche la modifie, la garde à jour et reçoit les messages qu'on lui envoie. Une personne de l'animation du réseau
        vérifie votre demande et vous répond par courriel.
      </p>
      <ResumeErreurs erreurs={erreurs} />
      <form method="post" action={`/acteurs/${fiche.slug}/revendiquer`} novalidate>
        <Champ
          nom="message"
          libelle="Quel est votre lien avec cette organisation ?"
          type="textarea"
          lignes={5}
          requis
          aide="Votre fonction, ou pourquoi vous êtes la bonne personne."
          valeur={message}
          erreur={erreurs.message}
        />
        <Bouton>Demander à tenir cette fiche</Bouton>
      </form>
    </div>
  )
}

export function RevendicationDeposeePage({ fiche }: { fiche: Acteur }) {
  return (
    <div class="fiche-revendiquer">
      <h1>Votre demande est arrivée</h1>
      <Message ton="succes">
        Merci ! Une personne de l'animation du réseau va la lire. Vous recevrez un courriel quand elle sera décidée.
      </Message>
      <p>
        En attendant, vous la retrouvez dans <a href="/mon-compte">votre compte</a>.
      </p>
      <Bouton variante="secondaire" href={urlActeur(fiche)}>
        Revenir à la fiche
      </Bouton>
    </div>
  )
}
