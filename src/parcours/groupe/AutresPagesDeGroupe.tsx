import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { pluriel } from '#socle/texte.ts'
import { type Etape, type Parcours, urlParcours } from '../parcours.ts'
import { libelleDeLaVersion } from '../versions.ts'
import { FormulaireDeDate } from './DatesDuGroupe.tsx'
import { type DateDeGroupe, type Groupe, urlGroupe } from './groupe.ts'
import { ChampsDuGroupe } from './ReglagesDuGroupe.tsx'

const chemin = (parcours: Parcours, ...suite: { libelle: string; href?: string }[]) => (
  <FilAriane etapes={[{ libelle: 'Parcours', href: '/parcours' }, { libelle: parcours.titre, href: urlParcours(parcours) }, ...suite]} />
)

/** Créer un groupe pour un parcours. */
export function CreerGroupePage({ parcours, saisie, erreurs }: { parcours: Parcours; saisie: Saisie; erreurs: Erreurs }) {
  return (
    <>
      {chemin(parcours, { libelle: 'Suivre en équipe' })}
      <h1>Suivre ce parcours en équipe</h1>
      <p class="chapeau">
        Un nom, un lien à donner, des dates communes. Chacun avance à son pas et garde ses réponses pour lui ; le groupe voit seulement
        combien ont fini chaque étape.
      </p>
      <form method="post" action={`${urlParcours(parcours)}/groupe`} novalidate>
        <ChampsDuGroupe saisie={saisie} erreurs={erreurs} />
        <Bouton>Créer le groupe</Bouton>
      </form>
    </>
  )
}

type PropsInvitation = { groupe: Groupe; parcours: Parcours; nombre: number; territoire: string; membre: MembreConnecte | null }

/** Ce que voit qui ouvre le lien sans être du groupe. */
export function InvitationPage({ groupe, parcours, nombre, territoire, membre }: PropsInvitation) {
  return (
    <>
      {chemin(parcours, { libelle: groupe.nom })}
      <p class="surtitre">Invitation{territoire && ` · ${territoire}`}</p>
      <h1>{groupe.nom}</h1>
      <p class="chapeau">
        {pluriel(nombre, 'personne suit', 'personnes suivent')} ensemble « {parcours.titre} », en {libelleDeLaVersion[groupe.version]}.{' '}
        {parcours.resume}
      </p>
      <p>Dans le groupe, votre nom se voit, et combien d'étapes sont finies par combien de personnes. Vos réponses restent à vous.</p>
      {membre ? (
        <form method="post" action={`${urlGroupe(groupe)}/rejoindre`}>
          <Bouton>Rejoindre le groupe</Bouton>
        </form>
      ) : (
        <p class="actions">
          <Bouton href={`/connexion?suite=${encodeURIComponent(urlGroupe(groupe))}`}>Entrer, pour rejoindre le groupe</Bouton>
          <Bouton variante="secondaire" href={urlParcours(parcours)}>
            Voir d'abord le parcours
          </Bouton>
        </p>
      )}
    </>
  )
}

type PropsDate = { groupe: Groupe; parcours: Parcours; etapes: Etape[]; date: DateDeGroupe; saisie: Saisie; erreurs: Erreurs }

/** Déplacer une date, ou la retirer. */
export function DatePage({ groupe, parcours, etapes, date, saisie, erreurs }: PropsDate) {
  const action = `${urlGroupe(groupe)}/dates/${date.id}`
  return (
    <>
      {chemin(parcours, { libelle: groupe.nom, href: urlGroupe(groupe) }, { libelle: 'Une date' })}
      <h1>Modifier la date</h1>
      <FormulaireDeDate action={action} etapes={etapes} saisie={saisie} erreurs={erreurs}>
        Enregistrer la date
      </FormulaireDeDate>
      <form method="post" action={`${action}/retirer`}>
        <p>Annulée ? L'agenda de chacun ne la montrera plus.</p>
        <Bouton variante="danger">Retirer cette date</Bouton>
      </form>
    </>
  )
}
