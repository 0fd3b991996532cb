import { z } from 'zod'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Piege } from '#interface/Piege.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { adresseSchema } from '#membre/membre.schema.ts'
import type { ErreursDe, Saisie } from '#socle/formulaire.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { momentDe, type Seance, urlSeance } from '../seance.ts'
import { accueilleDesInscriptions, cleDe, type Inscription } from './inscription.ts'

const facultatif = (max: number, trop: string) => z.string().trim().max(max, trop).catch('')

export const inscriptionSchema = z.object({
  courriel: adresseSchema,
  nom: facultatif(120, 'Ce nom est trop long : 120 caractères au plus.'),
  structure: facultatif(200, 'Ce nom est trop long : 200 caractères au plus.'),
})

type Props = {
  seance: Seance
  membre: MembreConnecte | null
  inscription: Inscription | undefined
  saisie?: Saisie
  erreurs?: ErreursDe<typeof inscriptionSchema> | undefined
}

/** S'inscrire à une séance : un courriel suffit ; un geste quand on est connecté. Rien quand la séance est passée. */
export function FormulaireInscription(props: Props) {
  const { seance, membre, inscription } = props
  if (seance.etat !== 'annoncee' || momentDe(seance) === 'passee') return null
  return (
    <section class="inscription" aria-labelledby="inscription">
      <h2 id="inscription">S'inscrire</h2>
      {inscription ? (
        <DejaInscrit seance={seance} inscription={inscription} />
      ) : !accueilleDesInscriptions(seance) ? (
        <p>Les inscriptions ne sont pas ouvertes. Ajoutez la date à votre agenda : elle s'y corrigera d'elle-même.</p>
      ) : membre ? (
        <EnUnGeste seance={seance} membre={membre} />
      ) : (
        <ParCourriel {...props} />
      )}
    </section>
  )
}

function ParCourriel({ seance, saisie = {}, erreurs = {} }: Props) {
  return (
    <form method="post" action={`${urlSeance(seance)}/inscription`} class="inscription-champs">
      <ResumeErreurs erreurs={erreurs} />
      <Champ
        nom="courriel"
        libelle="Votre adresse électronique"
        type="email"
        requis
        autocomplete="email"
        aide="Vous recevrez un lien à ouvrir pour confirmer, puis un rappel la veille et un une heure avant."
        valeur={saisie.courriel}
        erreur={erreurs.courriel}
      />
      <Champ nom="nom" libelle="Votre nom" aide="Facultatif" autocomplete="name" max={120} valeur={saisie.nom} erreur={erreurs.nom} />
      <Champ
        nom="structure"
        libelle="Votre structure"
        aide="Facultatif"
        autocomplete="organization"
        max={200}
        valeur={saisie.structure}
        erreur={erreurs.structure}
      />
      <Piege />
      <Bouton>M'inscrire à cette séance</Bouton>
      <p class="discret">
        Sans compte. Vos réponses ne sont montrées qu'à l'animation (l'adresse, à personne), et effacées 30 jours après.{' '}
        <a href="/donnees-personnelles">Vos données</a>
      </p>
    </form>
  )
}

function EnUnGeste({ seance, membre }: { seance: Seance; membre: MembreConnecte }) {
  return (
    <form method="post" action={`${urlSeance(seance)}/inscription`}>
      <p>Tout partira à {membre.courriel} : le lien, la date pour votre agenda, un rappel la veille et un une heure avant.</p>
      <Bouton>M'inscrire à cette séance</Bouton>
    </form>
  )
}

function DejaInscrit({ seance, inscription }: { seance: Seance; inscription: Inscription }) {
  return (
    <>
      <p>
        <strong>Vous êtes inscrit·e.</strong> Un rappel viendra la veille et une heure avant.
      </p>
      {seance.lienDirect && (
        <p>
          <a class="bouton bouton-principal" href={seance.lienDirect} rel="noopener noreferrer">
            Rejoindre la séance
          </a>
        </p>
      )}
      <form method="post" action={`/webinaires/inscription/retirer?cle=${cleDe('retirer', inscription)}`}>
        <Bouton variante="discret">Ne plus venir</Bouton>
      </form>
    </>
  )
}
