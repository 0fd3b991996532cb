import { casesDe, texteDe } from '#champ/saisie.ts'
import type { EtatDuFormulaire } from '#fiche/ecriture/formulaire.tsx'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ as Saisir } from '#interface/Champ.tsx'
import type { Acteur, SaisieDeFiche } from '../acteur.ts'
import { CasesDesPratiques } from './Cases.tsx'

/** Le formulaire d'une fiche, en quatre questions ; le même pour proposer et pour modifier. */
export function FormulaireFiche({ Champ, resume, suite, ...etat }: EtatDuFormulaire<SaisieDeFiche, Acteur>) {
  const { saisie, fautes, fiche, avis, conflit } = etat
  return (
    <form method="post" action={etat.action} novalidate class="fiche-formulaire">
      {resume}
      <section class="fiche-question" aria-labelledby="qui-etes-vous">
        <h2 id="qui-etes-vous">Qui êtes-vous ?</h2>
        <Champ de="nom" />
        <Champ de="estCatalyseur" />
        <Champ de="profilId" />
        <Champ de="sphereId" />
        <Champ de="resume" />
      </section>
      <section class="fiche-question" aria-labelledby="ou-agissez-vous">
        <h2 id="ou-agissez-vous">Où agissez-vous ?</h2>
        <Champ de="communeId" />
        <Champ de="adresse" />
        <Champ de="territoireIds" />
      </section>
      <section class="fiche-question" aria-labelledby="que-faites-vous">
        <h2 id="que-faites-vous">Que faites-vous ?</h2>
        <CasesDesPratiques {...etat} portes={fiche?.termeIds ?? []} />
        <Champ de="termeIds" part="thematiques" />
        <details open={casesDe(saisie, 'odd').length > 0 || fautes.odd !== undefined}>
          <summary>Objectifs de développement durable (facultatif)</summary>
          <Champ de="termeIds" part="odd" />
        </details>
        <Champ de="description" />
      </section>
      <section class="fiche-question" aria-labelledby="comment-vous-joindre">
        <h2 id="comment-vous-joindre">Comment vous joindre ?</h2>
        <Champ de="courrielContact" />
        <Champ de="liens" />
        <Champ de="siret" />
        <Champ de="rna" />
        <Champ de="source" />
      </section>
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
