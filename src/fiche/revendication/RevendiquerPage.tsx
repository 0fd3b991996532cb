import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Erreurs } from '#socle/formulaire.ts'
import { versLa } from '../mots.ts'
import type { Etape, Mots } from '../sorte.ts'

export type MotsDeRevendication = {
  /** Avant un titre entre guillemets : « la fiche », ou rien. */
  laNommer: string
  /** Avec quoi la personne dit son lien : « cette organisation ». */
  lien: string
  /** Ce que tenir veut dire : « Qui tient une fiche la modifie… ». */
  tenir: string
  /** Comment dire ce lien. */
  aide: string
}

type Props = { sorte: { mots: Mots }; mots: MotsDeRevendication; titre: string; url: string; chemin: string; fil: Etape[] }

/** Demander à tenir une fiche, en disant qui l'on est. */
export function RevendiquerPage({
  sorte,
  mots,
  titre,
  chemin,
  fil,
  message = '',
  erreurs = {},
}: Props & { message?: string; erreurs?: Erreurs<{ message: string }> }) {
  return (
    <div class="fiche-revendiquer">
      <FilAriane etapes={fil} />
      <h1>
        Tenir {mots.laNommer && `${mots.laNommer} `}« {titre} »
      </h1>
      <p>{mots.tenir} Une personne de l'animation du réseau vérifie votre demande et vous répond par courriel.</p>
      <ResumeErreurs erreurs={erreurs} />
      <form method="post" action={`${chemin}/revendiquer`} novalidate>
        <Champ
          nom="message"
          libelle={`Quel est votre lien avec ${mots.lien} ?`}
          type="textarea"
          lignes={5}
          requis
          aide={mots.aide}
          valeur={message}
          erreur={erreurs.message}
        />
        <Bouton>Demander à tenir {sorte.mots.cette}</Bouton>
      </form>
    </div>
  )
}

export function RevendicationDeposeePage({ sorte, url }: Props) {
  return (
    <div class="fiche-revendiquer">
      <h1>Votre demande est arrivée</h1>
      <Message ton="succes">
        Merci ! Une personne de l'animation du réseau va la lire. Vous recevrez un courriel quand elle sera décidée.
      </Message>
      <p>
        En attendant, vous la retrouvez dans <a href="/mon-compte">votre compte</a>.
      </p>
      <BoutonVers href={url}>Revenir {versLa(sorte.mots)}</BoutonVers>
    </div>
  )
}
