import type { ComponentChildren } from 'preact'
import { texteDe } from '#champ/saisie.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { ChoixTerritoire } from '#territoire/ChoixTerritoire.tsx'
import type { Territoire } from '#territoire/territoire.ts'
import type { Choix } from './choix.ts'
import { QueFaitesVous } from './QueFaitesVous.tsx'

export type EtatDuFormulaire = { saisie: Saisie; erreurs: Erreurs; lieux: Territoire[] }

type Props = EtatDuFormulaire & {
  action: string
  choix: Choix
  /** Vrai si la fiche a déjà une adresse de contact, qui n'est pas montrée. */
  contactConnu?: boolean
  bouton: string
  /** Ce que la page ajoute : qui propose, pourquoi ce changement, numéro de version. */
  children?: ComponentChildren
}

/** Le formulaire d'une fiche, en quatre questions ; le même pour proposer et pour modifier. */
export function FormulaireFiche({ action, choix, saisie, erreurs, lieux, contactConnu = false, bouton, children }: Props) {
  return (
    <form method="post" action={action} novalidate class="fiche-formulaire">
      <ResumeErreurs erreurs={dansLOrdre(erreurs)} libelles={libelles} />
      <QuiEtesVous {...{ choix, saisie, erreurs }} />
      <OuAgissezVous {...{ saisie, erreurs, lieux }} />
      <QueFaitesVous {...{ choix, saisie, erreurs }} />
      <CommentVousJoindre {...{ saisie, erreurs, contactConnu }} />
      {children}
      <p>
        <Bouton>{bouton}</Bouton>
      </p>
    </form>
  )
}

/** Le nom de chaque champ, dans l'ordre de la page, pour le résumé des erreurs. */
const libelles: Record<string, string> = {
  nom: "Nom de l'organisation",
  profil: 'Profil',
  sphere: 'Sphère',
  resume: 'En une phrase',
  commune: 'Commune du siège',
  adresse: 'Adresse postale',
  territoires: "Territoires d'action",
  pratiques: 'Pratiques et activités',
  thematiques: 'Thématiques',
  odd: 'Objectifs de développement durable',
  description: 'Description',
  courriel_contact: 'Adresse électronique de contact',
  liens: 'Liens',
  siret: 'SIRET',
  rna: 'Numéro RNA',
  source: 'Source',
  votre_nom: 'Votre nom',
  votre_courriel: 'Votre adresse électronique',
  motif: 'Pourquoi ce changement',
}

// Dans l'ordre de la page, quel que soit celui où elles ont été trouvées.
function dansLOrdre(erreurs: Erreurs): Erreurs {
  const rang = Object.keys(libelles)
  return Object.fromEntries(Object.entries(erreurs).sort(([a], [b]) => rang.indexOf(a) - rang.indexOf(b)))
}

type PropsPartie = { choix: Choix; saisie: Saisie; erreurs: Erreurs }

function QuiEtesVous({ choix, saisie, erreurs }: PropsPartie) {
  const options = (liste: 'profil' | 'sphere') => choix[liste].map(({ code, libelle }) => ({ valeur: code, libelle }))
  const champ = (nom: string) => ({ nom, valeur: texteDe(saisie, nom), erreur: erreurs[nom] })
  return (
    <section class="fiche-question" aria-labelledby="qui-etes-vous">
      <h2 id="qui-etes-vous">Qui êtes-vous ?</h2>
      <Champ {...champ('nom')} libelle="Nom de l'organisation" type="text" requis autocomplete="organization" />
      <Champ
        {...champ('est_catalyseur')}
        libelle="C'est un catalyseur territorial"
        type="case"
        aide="Une structure dont le rôle est de relier les acteurs d'un territoire pour qu'ils agissent ensemble."
      />
      <Champ {...champ('profil')} libelle="Profil" type="select" requis vide="Choisissez un profil" options={options('profil')} />
      <Champ {...champ('sphere')} libelle="Sphère" type="select" vide="Sans précision" options={options('sphere')} />
      <Champ
        {...champ('resume')}
        libelle="En une phrase"
        type="textarea"
        lignes={2}
        aide="Ce qui se lit dans les listes : 300 caractères au plus."
      />
    </section>
  )
}

function OuAgissezVous({ saisie, erreurs, lieux }: { saisie: Saisie; erreurs: Erreurs; lieux: Territoire[] }) {
  const champ = (nom: string) => ({ nom, valeur: texteDe(saisie, nom), erreur: erreurs[nom] })
  const commune = texteDe(saisie, 'commune')
  return (
    <section class="fiche-question" aria-labelledby="ou-agissez-vous">
      <h2 id="ou-agissez-vous">Où agissez-vous ?</h2>
      <ChampTerritoire
        {...champ('commune')}
        libelle="Commune du siège"
        aide="Un nom ou un code postal. Si vous ne connaissez que le département, écrivez-le."
        niveaux={['commune', 'departement']}
        requis
      />
      {lieux.length > 0 && (
        <>
          <input type="hidden" name="commune_lue" value={commune} />
          <ChoixTerritoire nom="commune_choix" texte={commune} choix={lieux} />
        </>
      )}
      <Champ
        {...champ('adresse')}
        libelle="Adresse postale"
        type="text"
        aide="Numéro et rue, si le lieu accueille du public."
        autocomplete="address-line1"
      />
      <ChampTerritoire
        {...champ('territoires')}
        libelle="Territoires d'action"
        aide="Là où vous agissez, un nom par ligne : communes, intercommunalités, départements, régions."
        multiple
      />
    </section>
  )
}

function CommentVousJoindre({ saisie, erreurs, contactConnu }: { saisie: Saisie; erreurs: Erreurs; contactConnu: boolean }) {
  const champ = (nom: string) => ({ nom, valeur: texteDe(saisie, nom), erreur: erreurs[nom] })
  const gardee = contactConnu ? ' Une adresse est déjà enregistrée : laissez vide pour la garder.' : ''
  return (
    <section class="fiche-question" aria-labelledby="comment-vous-joindre">
      <h2 id="comment-vous-joindre">Comment vous joindre ?</h2>
      <Champ
        {...champ('courriel_contact')}
        libelle="Adresse électronique de contact"
        type="email"
        autocomplete="off"
        aide={`Elle n'est jamais montrée : une fois confirmée, les messages y arrivent à travers un relais.${gardee}`}
      />
      {contactConnu && (
        <Champ
          {...champ('retirer_contact')}
          libelle="Retirer l'adresse enregistrée"
          type="case"
          aide="Les messages iront alors à la personne qui tient la fiche."
        />
      )}
      <Champ
        {...champ('liens')}
        libelle="Liens"
        type="textarea"
        lignes={3}
        aide="Site, réseaux sociaux : un lien par ligne, qui commence par https://."
      />
      <Champ {...champ('siret')} libelle="SIRET" type="text" aide="14 chiffres. Il évite les doublons." />
      <Champ {...champ('rna')} libelle="Numéro RNA" type="text" aide="Pour une association : W suivi de 9 chiffres." />
      <Champ
        {...champ('source')}
        libelle="Source"
        type="text"
        aide="D'où viennent ces informations : « nous-mêmes », un site, un annuaire."
      />
    </section>
  )
}
