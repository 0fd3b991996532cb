import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { type Ressource, urlRessource } from '#ressource/ressource.ts'
import type { Erreurs } from '#socle/formulaire.ts'

type Props = { ressource: Ressource; message?: string; erreurs?: Erreurs }

/** Demander à tenir une ressource, en disant ce qui lie à elle. */
export function RevendiquerPage({ ressource, message = '', erreurs = {} }: Props) {
  const etapes = [
    { libelle: 'Ressources', href: '/ressources' },
    { libelle: ressource.titre, href: urlRessource(ressource) },
    { libelle: 'Tenir cette ressource' },
  ]
  return (
    <div class="contribuer">
      <FilAriane etapes={etapes} />
      <h1>Tenir « {ressource.titre} »</h1>
      <p>
        Qui tient une ressource la modifie et dit quand elle est toujours à jour. Une personne de l'animation du réseau vérifie votre
        demande et vous répond par courriel.
      </p>
      <ResumeErreurs erreurs={erreurs} />
      <form method="post" action={`${urlRessource(ressource)}/revendiquer`} novalidate>
        <Champ
          nom="message"
          libelle="Quel est votre lien avec cette ressource ?"
          type="textarea"
          lignes={5}
          requis
          aide="Vous l'avez écrite, vous vous en servez, ou pourquoi vous êtes la bonne personne."
          valeur={message}
          erreur={erreurs.message}
        />
        <Bouton>Demander à tenir cette ressource</Bouton>
      </form>
    </div>
  )
}

export function RevendicationDeposeePage({ ressource }: { ressource: Ressource }) {
  return (
    <div class="contribuer">
      <h1>Votre demande est arrivée</h1>
      <Message ton="succes">
        Merci ! Une personne de l'animation du réseau va la lire. Vous recevrez un courriel quand elle sera décidée.
      </Message>
      <p>
        En attendant, vous la retrouvez dans <a href="/mon-compte">votre compte</a>.
      </p>
      <Bouton variante="secondaire" href={urlRessource(ressource)}>
        Revenir à la ressource
      </Bouton>
    </div>
  )
}
