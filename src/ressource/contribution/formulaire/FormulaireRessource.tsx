import type { ComponentChildren } from 'preact'
import { casesDe, texteDe } from '#champ/saisie.ts'
import type { EtatDuFormulaire } from '#fiche/ecriture/formulaire.tsx'
import type { Fichier } from '#fichier/fichier.ts'
import { Champ as Saisir } from '#interface/Champ.tsx'
import { Section } from '#interface/Section.tsx'
import type { Ressource, SaisieDeRessource } from '#ressource/ressource.ts'
import { auMoins } from '#socle/session.ts'
import { FichiersJoints } from './FichiersJoints.tsx'

export type EtatDeRessource = EtatDuFormulaire<SaisieDeRessource, Ressource>

type Props = EtatDeRessource & {
  joints: Fichier[]
  /** Où le texte se garde au fil de la frappe ; le navigateur, pour une visiteuse. */
  brouillon: 'serveur' | 'navigateur' | 'aucun'
  /** Les boutons. */
  children: ComponentChildren
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'ressource-redaction': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}

/** Le formulaire d'une ressource, en une page ; le même pour contribuer, modifier et relire. Sans compte, ni fichier ni image. */
export function FormulaireRessource({ Champ, resume, suite, joints, brouillon, children, ...etat }: Props) {
  const { saisie, fautes, membre } = etat
  const pli = [...casesDe(saisie, 'odd'), ...casesDe(saisie, 'cibles')].length > 0 || Boolean(fautes.odd ?? fautes.cibles)
  return (
    <ressource-redaction data-brouillon={brouillon} data-cle={brouillon === 'navigateur' ? 'nouvelle' : undefined}>
      <form
        method="post"
        action={etat.action}
        enctype={membre ? 'multipart/form-data' : undefined}
        novalidate
        class="fiche-formulaire contribuer-formulaire"
      >
        {resume}
        <Section id="de-quoi" titre="De quoi s'agit-il ?" classe="fiche-question">
          <Champ de="titre" />
          <Champ de="resume" />
          {texteDe(saisie, 'adaptee_de') !== '' && <CeQueLAdaptationChange {...etat} />}
          <Champ de="typeId" />
        </Section>
        {/* La feuille de style ne montre ces questions que si « exemple » est choisi. */}
        <Section id="le-cadre" titre="L'exemple, du besoin à l'effet" classe="fiche-question contribuer-cadre">
          <p class="champ-aide">Pour un exemple seulement. Laissez vide ce que vous ne savez pas.</p>
          <Champ de="cadre" />
        </Section>
        <Section id="le-texte" titre="Le texte" classe="fiche-question">
          {/* L'île « redaction » y ajoute une barre d'outils, un aperçu, et le collage qui garde la structure. */}
          <div class="redaction" data-redaction data-images={membre ? 'oui' : undefined}>
            <Champ de="corps" />
          </div>
          {membre && <FichiersJoints {...{ saisie, fautes, joints }} />}
        </Section>
        <Section id="pour-qui" titre="À qui sert-elle ?" classe="fiche-question">
          <Champ de="maturiteId" />
          <Champ de="dureeMinutes" />
          <Champ de="termeIds" part="thematiques" />
          <Champ de="termeIds" part="pratiques" />
          <Champ de="termeIds" part="profils" />
          <details class="contribuer-pli" open={pli}>
            <summary>Objectifs de développement durable</summary>
            <Champ de="termeIds" part="odd" />
            <Champ de="termeIds" part="cibles" />
          </details>
        </Section>
        <Section id="d-ou" titre="D'où vient-elle ?" classe="fiche-question">
          <Champ de="territoireId" />
          <Champ de="acteurIds" />
          <Champ de="auteurs" />
          <Champ de="annee" />
          <Champ de="licence" />
          <Champ de="source" />
          <Champ de="sourceUrl" />
          <Champ de="lieeIds" />
        </Section>
        {suite}
        {children}
      </form>
    </ressource-redaction>
  )
}

function CeQueLAdaptationChange({ saisie, fautes }: Pick<EtatDeRessource, 'saisie' | 'fautes'>) {
  return (
    <>
      <input type="hidden" name="adaptee_de" value={texteDe(saisie, 'adaptee_de')} />
      <Saisir
        nom="adaptation"
        libelle="Ce que votre adaptation change"
        type="textarea"
        lignes={2}
        aide="Une phrase, montrée à côté du lien vers la ressource d'origine."
        valeur={texteDe(saisie, 'adaptation')}
        erreur={fautes.adaptation?.phrase}
      />
    </>
  )
}

type Action = { acte: string; libelle: string; variante?: 'principal' | 'secondaire' | 'discret' }

/** Les boutons au bas du formulaire ; « Enregistrer le brouillon » part ailleurs, avec le même texte. */
export function Actions({ actions, enregistrable }: { actions: readonly Action[]; enregistrable: boolean }) {
  return (
    <div class="contribuer-actions">
      {actions.map(({ acte, libelle, variante = 'principal' }) => (
        <button key={acte} class={`bouton bouton-${variante}`} type="submit" name="acte" value={acte}>
          {libelle}
        </button>
      ))}
      {enregistrable && (
        <button class="bouton bouton-discret" type="submit" name="acte" value="enregistrer" formaction="/ressources/brouillons">
          Enregistrer le brouillon
        </button>
      )}
      <p class="champ-aide contribuer-etat" role="status" data-etat-du-brouillon />
    </div>
  )
}

/** Ce que la personne peut faire de la ressource qu'elle écrit : la publier aussitôt si elle anime, sinon la proposer. */
export function actionsPour({ fiche, membre }: Pick<EtatDeRessource, 'fiche' | 'membre'>): Action[] {
  const anime = auMoins(membre, 'animateur')
  if (fiche?.etat === 'publiee') return [{ acte: 'enregistrer', libelle: 'Publier cette version' }]
  if (fiche && fiche.etat !== 'brouillon') return [{ acte: 'enregistrer', libelle: 'Enregistrer' }]
  const libelle = fiche || anime ? 'Proposer à la relecture' : 'Proposer cette ressource'
  const proposer: Action = { acte: 'proposer', libelle, variante: anime ? 'secondaire' : 'principal' }
  return anime ? [{ acte: 'publier', libelle: 'Publier' }, proposer] : [proposer]
}
