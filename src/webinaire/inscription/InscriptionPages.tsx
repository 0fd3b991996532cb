import type { ComponentChildren } from 'preact'
import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { dateEnMots, type Seance, urlSeance } from '../seance.ts'
import { filDeSeance } from '../TeteDeSeance.tsx'

/** Le même texte que l'adresse soit nouvelle ou déjà inscrite : elle seule le saura, dans son courrier. */
export function DemandeRecuePage({ seance }: { seance: Seance }) {
  return (
    <Cadre seance={seance} titre="Plus qu'un geste">
      <Message ton="succes" titre="Un courriel part à l'adresse que vous avez donnée">
        Ouvrez-le et suivez son lien pour confirmer : sans cela, rien d'autre ne vous sera envoyé.
      </Message>
      <p>Rien au bout de quelques minutes ? Regardez dans les indésirables, ou recommencez dans dix minutes.</p>
    </Cadre>
  )
}

// Un bouton, et non une confirmation directe : les filtres de courriel suivent les liens qu'ils lisent.
export function ConfirmerPage({ seance, cle }: { seance: Seance; cle: string }) {
  return (
    <Cadre seance={seance} titre="Confirmer votre inscription">
      <p>
        À « {seance.titre} », {dateEnMots(seance)}.
      </p>
      <form method="post" action="/webinaires/inscription/confirmer">
        <input type="hidden" name="cle" value={cle} />
        <Bouton>Oui, je m'inscris</Bouton>
      </form>
    </Cadre>
  )
}

export function ConfirmeePage({ seance }: { seance: Seance }) {
  return (
    <Cadre seance={seance} titre="Votre inscription est confirmée">
      <Message ton="succes" titre={seance.titre}>
        <p>{dateEnMots(seance)}. Le lien de connexion et la date pour votre agenda sont dans le courriel qui vient de partir.</p>
      </Message>
      <p>Vous pouvez déjà poser une question sur la page de la séance : les plus soutenues seront traitées d'abord.</p>
    </Cadre>
  )
}

export function RetirerPage({ seance, cle, fait }: { seance: Seance; cle: string; fait: boolean }) {
  if (fait)
    return (
      <Cadre seance={seance} titre="Vous n'êtes plus inscrit·e">
        <Message ton="succes">Plus aucun message ne partira pour cette séance. Vous pouvez vous réinscrire à tout moment.</Message>
      </Cadre>
    )
  return (
    <Cadre seance={seance} titre="Ne plus venir à cette séance ?">
      <p>Vous ne recevrez plus de message pour « {seance.titre} ».</p>
      <form method="post" action={`/webinaires/inscription/retirer?cle=${cle}`}>
        <Bouton>Retirer mon inscription</Bouton>
      </form>
    </Cadre>
  )
}

/** Un lien de confirmation d'avant un retrait : il ne réinscrit personne, et dit comment revenir. */
export function RetireeDepuisPage({ seance }: { seance: Seance }) {
  return (
    <Cadre seance={seance} titre="Ce lien ne vaut plus">
      <Message ton="info">
        Vous vous êtes retiré·e de cette séance depuis que ce lien vous a été envoyé. Pour y venir, inscrivez-vous de nouveau sur sa page.
      </Message>
    </Cadre>
  )
}

/** Une inscription déjà effacée : le lien ne mène plus à rien, sans que ce soit une faute. */
export function LienPerimePage() {
  return (
    <div class="inscription-page">
      <h1>Ce lien ne vaut plus</h1>
      <p>L'inscription qu'il portait a été effacée : une demande se garde sept jours, une inscription trente jours après la séance.</p>
      <Bouton href="/webinaires">Voir les prochaines séances</Bouton>
    </div>
  )
}

function Cadre({ seance, titre, children }: { seance: Seance; titre: string; children: ComponentChildren }) {
  return (
    <div class="inscription-page">
      <FilAriane etapes={filDeSeance(seance, titre)} />
      <h1>{titre}</h1>
      {children}
      <p>
        <a href={urlSeance(seance)}>Revenir à la page de la séance</a>
      </p>
    </div>
  )
}
