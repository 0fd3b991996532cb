import type { ComponentChildren } from 'preact'
import { texteDe } from '#champ/saisie.ts'
import { Champ } from '#interface/Champ.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import type { Territoire } from '#territoire/territoire.ts'
import { ChampCorps } from './ChampCorps.tsx'
import { ChampsDuCadre, libellesDuCadre } from './ChampsDuCadre.tsx'
import type { Choix } from './choix.ts'
import { type FichierJoint, FichiersJoints } from './FichiersJoints.tsx'
import { DOuElleVient, PourQui } from './PourQui.tsx'

export type EtatDuFormulaire = { saisie: Saisie; erreurs: Erreurs; lieux: Territoire[] }

type Props = EtatDuFormulaire & {
  action: string
  choix: Choix
  joints: FichierJoint[]
  /** Faux : sans compte, ni fichier ni image. */
  connecte: boolean
  /** Sous quel nom le navigateur garde le texte d'une visiteuse. */
  brouillon: { genre: 'serveur' } | { genre: 'navigateur'; cle: string } | { genre: 'aucun' }
  /** Ce que la page ajoute à la fin : qui propose, le numéro de version, les boutons. */
  children: ComponentChildren
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'ressource-redaction': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}

/** Le formulaire d'une ressource, en une page ; le même pour contribuer, modifier et relire. */
export function FormulaireRessource({ action, choix, joints, connecte, brouillon, children, ...etat }: Props) {
  return (
    <ressource-redaction data-brouillon={brouillon.genre} data-cle={brouillon.genre === 'navigateur' ? brouillon.cle : undefined}>
      <form
        method="post"
        action={action}
        enctype={connecte ? 'multipart/form-data' : undefined}
        novalidate
        class="fiche-formulaire contribuer-formulaire"
      >
        <ResumeErreurs erreurs={dansLOrdre(etat.erreurs)} libelles={libelles} />
        <DeQuoiSAgitIl {...etat} choix={choix} />
        <ChampsDuCadre {...etat} />
        <section class="fiche-question" aria-labelledby="le-texte">
          <h2 id="le-texte">Le texte</h2>
          <ChampCorps valeur={texteDe(etat.saisie, 'corps')} erreur={etat.erreurs.corps} images={connecte} />
          {connecte && <FichiersJoints {...etat} joints={joints} />}
        </section>
        <PourQui {...etat} choix={choix} />
        <DOuElleVient {...etat} />
        {children}
      </form>
    </ressource-redaction>
  )
}

function DeQuoiSAgitIl({ choix, saisie, erreurs }: EtatDuFormulaire & { choix: Choix }) {
  const champ = (nom: string) => ({ nom, valeur: texteDe(saisie, nom), erreur: erreurs[nom] })
  const types = choix.medoc.map(({ code, libelle, definition }) => ({ valeur: code, libelle, aide: definition || undefined }))
  const adaptation = texteDe(saisie, 'adaptee_de') !== ''
  return (
    <section class="fiche-question" aria-labelledby="de-quoi">
      <h2 id="de-quoi">De quoi s'agit-il ?</h2>
      <Champ {...champ('titre')} libelle="Titre" type="text" requis autocomplete="off" />
      <Champ
        {...champ('resume')}
        libelle="En deux phrases"
        type="textarea"
        lignes={2}
        aide="Ce qui se lit dans les listes : à quoi elle sert, et à qui. 500 caractères au plus."
      />
      {adaptation && (
        <>
          <input type="hidden" name="adaptee_de" value={texteDe(saisie, 'adaptee_de')} />
          <Champ
            {...champ('adaptation')}
            libelle="Ce que votre adaptation change"
            type="textarea"
            lignes={2}
            aide="Une phrase, montrée à côté du lien vers la ressource d'origine."
          />
        </>
      )}
      <Champ {...champ('type')} libelle="C'est…" type="radios" requis options={types} />
    </section>
  )
}

/** Le nom de chaque champ, dans l'ordre de la page, pour le résumé des erreurs. */
const libelles: Record<string, string> = {
  titre: 'Titre',
  resume: 'En deux phrases',
  adaptation: 'Ce que votre adaptation change',
  type: "C'est…",
  ...libellesDuCadre,
  corps: 'Texte',
  fichiers_envoyes: 'Fichiers à télécharger',
  images_envoyees: 'Images du texte',
  maturite: 'Pour qui…',
  duree: 'Le temps que cela demande',
  thematiques: 'Thématiques',
  pratiques: 'Pratiques',
  profils: 'Profils',
  odd: 'Objectifs de développement durable',
  cibles: "Cibles de l'ODD 17",
  territoire: 'Territoire',
  acteurs: 'Organisations qui l’ont faite',
  auteurs: 'Auteurs',
  annee: 'Année',
  licence: 'Licence',
  source: 'Source',
  source_url: 'Adresse de la source',
  liees: 'À lire ensuite',
  votre_nom: 'Votre nom',
  votre_courriel: 'Votre adresse électronique',
  message: 'Votre message',
}

// Dans l'ordre de la page, quel que soit celui où elles ont été trouvées.
function dansLOrdre(erreurs: Erreurs): Erreurs {
  const rang = Object.keys(libelles)
  return Object.fromEntries(Object.entries(erreurs).sort(([a], [b]) => rang.indexOf(a) - rang.indexOf(b)))
}
