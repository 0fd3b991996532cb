import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Message } from '#interface/Message.tsx'
import type { ErreursDe } from '#socle/formulaire.ts'
import type { connexionSchema } from '../membre.schema.ts'

type Props = { courriel?: string | undefined; suite: string; erreurs?: ErreursDe<typeof connexionSchema> }

/** Demander un lien de connexion : une adresse, rien d'autre. */
export function ConnexionPage(props: Props) {
  return (
    <div class="page-membre">
      <h1>Se connecter</h1>
      <p class="chapeau">Écrivez votre adresse : vous recevrez un lien pour entrer. Il n'y a pas de mot de passe à retenir.</p>
      <FormulaireDeLien {...props} />
      <p class="discret">
        Première visite ? Le même lien crée votre compte. Tout ce qui est public se lit sans compte ; il sert à tenir une fiche à jour et à
        suivre vos demandes.
      </p>
    </div>
  )
}

type PropsEnvoye = {
  suite: string
  /** Faux : sans serveur de courriel réglé, rien ne part. */
  envoi: boolean
  /** Sans adresse publique réglée, celle qu'ont les liens : elle ne s'ouvre que sur l'ordinateur qui fait tourner le site. */
  adresseLocale?: string | undefined
}

/** La même réponse, que l'adresse soit connue ou non. */
export function LienEnvoyePage({ suite, envoi, adresseLocale }: PropsEnvoye) {
  return (
    <div class="page-membre">
      <h1>{envoi ? 'Regardez votre messagerie' : 'Votre lien est prêt'}</h1>
      {envoi ? (
        <>
          <Message ton="succes">
            Si cette adresse est correcte, un lien vient de partir. Il sert une seule fois, pendant 15 minutes.
          </Message>
          <p>Rien n'arrive ? Regardez dans les courriers indésirables, ou recommencez avec une autre adresse.</p>
        </>
      ) : (
        <Message ton="attention" titre="Ce site n'envoie pas encore de courriels">
          Votre lien est prêt, mais ne part pas : demandez-le à la personne qui administre ce site, elle peut le lire et vous le
          transmettre. Il sert une seule fois, pendant 15 minutes.
        </Message>
      )}
      {adresseLocale && (
        <p>
          Ce site n'a pas encore d'adresse publique : le lien commence par <code>{adresseLocale}</code>, qui ne s'ouvre que sur l'ordinateur
          qui fait tourner le site. Sur un autre appareil, remplacez ce début par celui que vous lisez dans la barre d'adresse.
        </p>
      )}
      <Bouton variante="secondaire" href={suite}>
        Recommencer
      </Bouton>
    </div>
  )
}

type PropsConfirmer = { courriel: string; jeton: string; suite: string }

// Un bouton, et non une entrée directe : les filtres de courriel suivent les liens qu'ils lisent, et useraient celui-ci.
export function ConfirmerPage({ courriel, jeton, suite }: PropsConfirmer) {
  return (
    <div class="page-membre">
      <h1>Entrer dans Catalyse</h1>
      <p>
        Vous allez entrer avec l'adresse <strong>{courriel}</strong>.
      </p>
      <form method="post" action="/connexion/lien">
        <input type="hidden" name="jeton" value={jeton} />
        <input type="hidden" name="suite" value={suite} />
        <Bouton>Entrer</Bouton>
      </form>
    </div>
  )
}

/** Un lien périmé ou déjà suivi : de quoi en demander un autre. */
export function LienPerimePage({ suite }: { suite: string }) {
  return (
    <div class="page-membre">
      <h1>Ce lien ne sert plus</h1>
      <Message ton="attention">Ce lien a déjà servi, ou a plus de 15 minutes. Demandez-en un nouveau : il arrive tout de suite.</Message>
      <FormulaireDeLien suite={suite} />
    </div>
  )
}

function FormulaireDeLien({ courriel, suite, erreurs = {} }: Props) {
  return (
    <form method="post" action="/connexion" novalidate>
      <input type="hidden" name="suite" value={suite} />
      <Champ
        nom="courriel"
        libelle="Votre adresse électronique"
        type="email"
        requis
        valeur={courriel}
        erreur={erreurs.courriel}
        autocomplete="email"
      />
      <Bouton>Recevoir un lien de connexion</Bouton>
    </form>
  )
}
