import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Message } from '#interface/Message.tsx'
import type { Demande } from '#socle/demande.ts'
import type { ErreursDe } from '#socle/formulaire.ts'
import type { reponseSchema } from './demande.schema.ts'

type Props = { demande: Demande; cle: string; reponse?: string; erreurs?: ErreursDe<typeof reponseSchema> }

/** Répondre à la question d'un modérateur, sans compte. */
export function RepondrePage({ demande, cle, reponse = '', erreurs = {} }: Props) {
  return (
    <div class="page-membre">
      <h1>Répondre à une question</h1>
      <p>
        Vous avez demandé : <strong>{demande.titre}</strong>. Avant de décider, nous avons une question.
      </p>
      <blockquote>
        <p>{demande.message}</p>
      </blockquote>
      <form method="post" action={`/demandes/${demande.id}/repondre`} novalidate>
        <input type="hidden" name="cle" value={cle} />
        <Champ nom="reponse" libelle="Votre réponse" type="textarea" lignes={6} requis valeur={reponse} erreur={erreurs.reponse} />
        <Bouton>Envoyer ma réponse</Bouton>
      </form>
    </div>
  )
}

/** Après la réponse, ou quand la question n'attend plus. */
export function ReponduPage() {
  return (
    <div class="page-membre">
      <h1>Votre réponse est arrivée</h1>
      <Message ton="succes">Merci ! Votre demande est de nouveau dans la file. Vous recevrez un courriel quand elle sera décidée.</Message>
      <Bouton variante="secondaire" href="/">
        Revenir à l'accueil
      </Bouton>
    </div>
  )
}

/** La question a déjà sa réponse, ou la demande est décidée. */
export function PlusDeQuestionPage({ titre }: { titre: string }) {
  return (
    <div class="page-membre">
      <h1>Cette question n'attend plus de réponse</h1>
      <p>« {titre} » : la réponse est déjà arrivée, ou la demande est décidée. Vous n'avez rien à faire.</p>
      <Bouton variante="secondaire" href="/">
        Revenir à l'accueil
      </Bouton>
    </div>
  )
}
