import type { VNode } from 'preact'
import { type ControleDe, controleDe } from '#champ/Controles.tsx'
import type { Champs, EtatDeSaisie, Fautes } from '#champ/champ.ts'
import { libellesDe } from '#champ/champs.ts'
import { texteDe } from '#champ/saisie.ts'
import { Champ as Saisir } from '#interface/Champ.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { Section } from '#interface/Section.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import type { Saisie } from '#socle/formulaire.ts'
import type { Contexte, OptionsDeRoute } from '#socle/salle.ts'
import type { MembreConnecte } from '#socle/session.ts'

/** Un formulaire à dessiner : la salle y place ses champs, dans ses mots et son ordre. */
export type EtatDuFormulaire<S extends object, F> = EtatDeSaisie & {
  /** La fiche que l'on modifie ; undefined : elle est neuve. */
  fiche: F | undefined
  membre: MembreConnecte | null
  /** Où l'envoyer. */
  action: string
  /** Vrai : quelqu'un d'autre a écrit entre-temps, la page le montre. */
  conflit: boolean
  /** Ce qui est dit au-dessus : un brouillon commencé, des fiches qui ressemblent. */
  avis: VNode | null
  Champ: ControleDe<S>
  /** Ce qui est à revoir, à placer en tête. */
  resume: VNode
  /** Ce que la page ajoute, à placer en bas : qui propose, pourquoi ce changement, la version que l'on a sous les yeux. */
  suite: VNode
}

/** Ce qu'une salle reçoit avec un formulaire, en plus de son texte : des fichiers. */
export type Envoi = {
  options: OptionsDeRoute
  /** La saisie, les fichiers déposés par leur clé ; un fichier refusé est une faute, le reste est gardé. */
  recevoir: (c: Contexte) => Promise<Recue>
  /** Ce que cette saisie cite ne sera plus effacé. */
  prendre: (trx: Db, saisie: Saisie) => Promise<void>
  /** Ce qu'un brouillon supprimé était seul à citer peut l'être. */
  laisser: (trx: Db, saisie: Saisie, membreId: string) => Promise<void>
}
export type Recue = { saisie: Saisie; fautes: Fautes }

/** Comment une salle se fait écrire. */
export type Cadre<S extends object, F> = {
  /** Le formulaire, en TSX ; appelé une fois, il peut lire la base. */
  formulaire: (etat: EtatDuFormulaire<S, F>, db: Db) => VNode | Promise<VNode>
  /** Les îles de ses pages. */
  scripts: readonly string[]
  envoi?: Envoi
  /** Le nom des saisies que la salle ajoute à ses champs, pour le résumé des fautes. */
  libelles?: Record<string, string>
  /** Un membre retrouve ce qu'il n'a pas fini d'écrire. */
  brouillons?: true
}

type ADessiner<S extends object, F> = Pick<EtatDuFormulaire<S, F>, 'saisie' | 'action' | 'suite'> & {
  fautes?: Fautes | undefined
  fiche?: F & S
  avis?: VNode | null | undefined
  conflit?: boolean
}

/** Le formulaire d'une salle : vierge, rempli, ou refusé avec ses fautes. */
export async function dessiner<S extends object, F>(
  c: Contexte,
  { champs }: { champs: Champs<S> },
  cadre: Cadre<S, F>,
  { saisie, fautes = {}, fiche, avis = null, conflit = false, action, suite }: ADessiner<S, F>,
): Promise<VNode> {
  const { db, membre } = c.var
  const saisi = { saisie, fautes, referentiel: await chargerReferentiel(db) }
  const resume = <ResumeDesFautes fautes={fautes} libelles={{ ...libellesDe(champs), ...cadre.libelles, ...deLaPage }} />
  const Champ = controleDe({ champs, avant: fiche, ...saisi })
  return cadre.formulaire({ ...saisi, fiche, membre, action, conflit, avis, Champ, resume, suite }, db)
}

const deLaPage = { votre_nom: 'Votre nom', votre_courriel: 'Votre adresse électronique', motif: 'Pourquoi ce changement' }

// Dans l'ordre de la page, quel que soit celui où elles ont été trouvées.
export function ResumeDesFautes({ fautes, libelles }: { fautes: Fautes; libelles: Record<string, string> }) {
  const rang = Object.keys(libelles)
  const triees = Object.entries(fautes).sort(([a], [b]) => rang.indexOf(a) - rang.indexOf(b))
  return <ResumeErreurs erreurs={Object.fromEntries(triees.map(([nom, { phrase }]) => [nom, phrase]))} libelles={libelles} />
}

/** Qui propose, sans compte. */
export function PourVousRepondre({ saisie, fautes }: Pick<EtatDeSaisie, 'saisie' | 'fautes'>) {
  const champ = (nom: keyof typeof deLaPage) => ({
    nom,
    libelle: deLaPage[nom],
    valeur: texteDe(saisie, nom),
    erreur: fautes[nom]?.phrase,
    requis: true,
  })
  return (
    <Section id="pour-vous-repondre" titre="Pour vous répondre" classe="fiche-question">
      <p>Votre nom et votre adresse ne sont pas publiés ; ils sont effacés trente jours après la décision.</p>
      <Saisir {...champ('votre_nom')} autocomplete="name" />
      <Saisir {...champ('votre_courriel')} type="email" autocomplete="email" />
    </Section>
  )
}

/** La version que l'on a sous les yeux, et pourquoi ce changement. */
export function CeChangement({ saisie, fautes }: Pick<EtatDeSaisie, 'saisie' | 'fautes'>) {
  return (
    <>
      <input type="hidden" name="version" value={texteDe(saisie, 'version')} />
      <Section id="ce-changement" titre="Ce changement" classe="fiche-question">
        <Saisir
          nom="motif"
          libelle="Pourquoi ce changement ?"
          aide="Facultatif : quelques mots pour l'historique."
          valeur={texteDe(saisie, 'motif')}
          erreur={fautes.motif?.phrase}
        />
      </Section>
    </>
  )
}
