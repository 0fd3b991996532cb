import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Liste, Referentiel } from '#referentiel/referentiel.ts'
import type { Erreurs } from '#socle/formulaire.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import type { Cycle } from '../seance.ts'
import { DocumentsSaisis } from './DocumentsSaisis.tsx'
import { ProgrammeSaisi } from './ProgrammeSaisi.tsx'
import type { FormulaireDeSeance } from './saisie-de-seance.ts'

type Props = {
  formulaire: FormulaireDeSeance
  action: string
  erreurs?: Erreurs | undefined
  referentiel: Referentiel
  cycles: Cycle[]
}

/** Toute la séance sur une page. Les boutons d'une ligne renvoient la page, une ligne en plus ou en moins. */
export function FormulaireSeance({ formulaire, action, erreurs = {}, referentiel, cycles }: Props) {
  const { saisie, programme, documents } = formulaire
  const champ = (nom: string) => ({ nom, valeur: saisie[nom], erreur: erreurs[nom] })
  const coche = (nom: string) => ({ nom, type: 'case' as const, valeur: saisie[nom] })
  const termes = (liste: Liste, libelle: string) => (
    <Champ
      nom={`termes-${liste}`}
      libelle={libelle}
      type="cases"
      options={referentiel.liste(liste).map(({ id, libelle: nom }) => ({ valeur: id, libelle: nom }))}
      valeur={Array.isArray(saisie.termes) ? saisie.termes : []}
      erreur={liste === 'thematique' ? erreurs.termes : undefined}
    />
  )
  return (
    <form method="post" action={action} enctype="multipart/form-data" class="animation-formulaire">
      {/* Le premier bouton est celui que presse la touche Entrée. */}
      <button type="submit" class="visuellement-cache" tabIndex={-1} aria-hidden="true">
        Enregistrer la séance
      </button>
      <ResumeErreurs erreurs={erreurs} />
      <fieldset class="animation-partie">
        <legend>De quoi parle-t-on</legend>
        <Champ {...champ('titre')} libelle="Titre" requis max={200} />
        <Champ {...champ('question')} libelle="La question posée" max={300} />
        <Champ
          {...champ('resume')}
          libelle="Résumé"
          type="textarea"
          lignes={3}
          max={500}
          aide="Deux phrases, pour les listes et les courriels."
        />
        <Champ
          {...champ('genre')}
          libelle="Genre"
          type="radios"
          requis
          options={[
            { valeur: 'webinaire', libelle: 'Webinaire' },
            { valeur: 'rencontre', libelle: 'Rencontre annuelle' },
          ]}
        />
        <Champ
          {...champ('cycle')}
          libelle="Cycle"
          type="select"
          vide="Hors cycle"
          options={cycles.map(({ slug, titre }) => ({ valeur: slug, libelle: titre }))}
        />
        {termes('thematique', 'Thématiques')}
        {termes('pratique', 'Pratiques')}
        {termes('profil', 'Pour qui')}
      </fieldset>
      <fieldset class="animation-partie">
        <legend>Quand et où</legend>
        <div class="animation-ligne">
          <Champ {...champ('jour')} libelle="Date" type="date" requis />
          <Champ {...champ('heure')} libelle="Heure, à Paris" aide="13:00. Vide : pas encore connue." />
          <Champ {...champ('duree')} libelle="Durée en minutes" type="number" requis attributs={{ min: '5', max: '10080' }} />
        </div>
        <Champ {...champ('lieu')} libelle="Lieu" aide="Vide : en ligne seulement." max={300} />
        <ChampTerritoire {...champTerritoire(saisie.territoire, erreurs.territoire)} />
        <Champ
          {...champ('lien_direct')}
          libelle="Lien de connexion"
          type="url"
          aide="Montré et envoyé aux personnes inscrites seulement ; jamais public."
        />
        <Champ {...coche('inscriptions_ouvertes')} libelle="On peut s'inscrire" />
        <Champ {...coche('questions_ouvertes')} libelle="On peut poser des questions" />
      </fieldset>
      <ProgrammeSaisi programme={programme} erreurs={erreurs} />
      <fieldset class="animation-partie">
        <legend>Avec qui</legend>
        <Champ
          {...champ('contributions')}
          libelle="Organisations qui contribuent"
          type="textarea"
          lignes={3}
          aide="Un nom de l'annuaire par ligne."
        />
        <Champ {...champ('partenaires')} libelle="Partenaires" type="textarea" lignes={3} aide="Un nom de l'annuaire par ligne." />
      </fieldset>
      <DocumentsSaisis documents={documents} erreurs={erreurs} />
      <fieldset class="animation-partie">
        <legend>Le fond</legend>
        <Champ {...champ('description')} libelle="Présentation" type="textarea" lignes={6} aide="Markdown : titres, listes, liens." />
        <Champ {...champ('a_retenir')} libelle="À retenir" type="textarea" lignes={6} aide="Après la séance. Markdown." />
        <Champ
          {...champ('ressources')}
          libelle="Ressources tirées de la séance"
          type="textarea"
          lignes={3}
          aide="Une adresse de ressource par ligne."
        />
        <Champ {...champ('source')} libelle="Source" aide="D'où viennent ces informations, s'il faut le dire." max={500} />
      </fieldset>
      <p class="actions">
        <Bouton>Enregistrer la séance</Bouton>
      </p>
    </form>
  )
}

function champTerritoire(valeur: string | string[] | undefined, erreur: string | undefined) {
  return { nom: 'territoire', libelle: 'Territoire', valeur, erreur, aide: "S'il y en a un : une commune, un département, une région." }
}
