import { controleDe } from '#champ/Controles.tsx'
import { type EtatDeSaisie, phrasesDe } from '#champ/champ.ts'
import { texteDe } from '#champ/saisie.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import { champs, type SaisieDeSeance } from '../seance.champs.tsx'

type Props = EtatDeSaisie & { action: string /** La séance que l'on modifie. */; avant: SaisieDeSeance | undefined }

/** Toute la séance sur une page. Les boutons d'une ligne renvoient la page, une ligne en plus ou en moins. */
export function FormulaireSeance({ action, avant, ...etat }: Props) {
  const { saisie, fautes } = etat
  const Champ = controleDe<SaisieDeSeance>({ champs, avant, ...etat })
  return (
    <form method="post" action={action} enctype="multipart/form-data" class="animation-formulaire">
      {/* Le premier bouton est celui que presse la touche Entrée. */}
      <button type="submit" class="visuellement-cache" tabIndex={-1} aria-hidden="true">
        Enregistrer la séance
      </button>
      {avant && <input type="hidden" name="version" value={texteDe(saisie, 'version')} />}
      <ResumeErreurs erreurs={phrasesDe(fautes)} />
      <fieldset class="animation-partie">
        <legend>De quoi parle-t-on</legend>
        <Champ de="titre" />
        <Champ de="question" />
        <Champ de="resume" />
        <Champ de="genre" />
        <Champ de="cycleId" />
        <Champ de="termeIds" part="termes-thematique" />
        <Champ de="termeIds" part="termes-pratique" />
        <Champ de="termeIds" part="termes-profil" />
      </fieldset>
      <fieldset class="animation-partie">
        <legend>Quand et où</legend>
        <div class="animation-ligne">
          <Champ de="debut" part="jour" />
          <Champ de="debut" part="heure" />
          <Champ de="dureeMinutes" />
        </div>
        <Champ de="lieu" />
        <Champ de="territoireId" />
        <Champ de="lienDirect" />
        <Champ de="inscriptionsOuvertes" />
        <Champ de="questionsOuvertes" />
      </fieldset>
      <Champ de="programme" />
      <fieldset class="animation-partie">
        <legend>Avec qui</legend>
        <Champ de="contributionIds" />
        <Champ de="partenaireIds" />
      </fieldset>
      <Champ de="documents" />
      <fieldset class="animation-partie">
        <legend>Le fond</legend>
        <Champ de="description" />
        <Champ de="aRetenir" />
        <Champ de="ressourceIds" />
        <Champ de="source" />
      </fieldset>
      <p class="actions">
        <Bouton>Enregistrer la séance</Bouton>
      </p>
    </form>
  )
}
