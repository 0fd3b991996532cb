import { casesDe, texteDe } from '#champ/saisie.ts'
import type { EtatDuFormulaire } from '#fiche/ecriture/formulaire.tsx'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ as Saisir } from '#interface/Champ.tsx'
import { Section } from '#interface/Section.tsx'
import type { Acteur, SaisieDeFiche } from '../acteur.ts'
import { CasesDesPratiques } from './Cases.tsx'

/** Le formulaire d'une fiche, en quatre questions ; le même pour proposer et pour modifier. */
export function FormulaireFiche({ Champ, resume, suite, ...etat }: EtatDuFormulaire<SaisieDeFiche, Acteur>) {
  const { saisie, fautes, fiche, avis, conflit } = etat
  return (
    <form method="post" action={etat.action} novalidate class="fiche-formulaire">
      {resume}
      <Section id="qui-etes-vous" titre="Qui êtes-vous ?" classe="fiche-question">
        <Champ de="nom" />
        <Champ de="estCatalyseur" />
        <Champ de="profilId" />
        <Champ de="sphereId" />
        <Champ de="resume" />
      </Section>
      <Section id="ou-agissez-vous" titre="Où agissez-vous ?" classe="fiche-question">
        <Champ de="communeId" />
        <Champ de="adresse" />
        <Champ de="territoireIds" />
      </Section>
      <Section id="que-faites-vous" titre="Que faites-vous ?" classe="fiche-question">
        <CasesDesPratiques {...etat} portes={fiche?.termeIds ?? []} />
        <Champ de="termeIds" part="thematiques" />
        <details open={casesDe(saisie, 'odd').length > 0 || fautes.odd !== undefined}>
          <summary>Objectifs de développement durable (facultatif)</summary>
          <Champ de="termeIds" part="odd" />
        </details>
        <Champ de="description" />
      </Section>
      <Section id="comment-vous-joindre" titre="Comment vous joindre ?" classe="fiche-question">
        <Champ de="courrielContact" />
        <Champ de="liens" />
        <Champ de="siret" />
        <Champ de="rna" />
        <Champ de="source" />
      </Section>
      {suite}
      {!fiche && avis && (
        <Saisir
          nom="autre_organisation"
          type="case"
          libelle="C'est une autre organisation : continuer"
          aide="Cochez si aucune des fiches ci-dessus n'est celle que vous proposez."
          valeur={texteDe(saisie, 'autre_organisation')}
        />
      )}
      <p>
        <Bouton>{boutonDe(fiche, conflit)}</Bouton>
      </p>
    </form>
  )
}

function boutonDe(fiche: Acteur | undefined, conflit: boolean): string {
  if (!fiche) return 'Proposer cette fiche'
  return conflit ? 'Enregistrer ma version' : 'Enregistrer la fiche'
}
