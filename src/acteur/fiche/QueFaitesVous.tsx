import { casesDe, texteDe } from '#champ/saisie.ts'
import { Champ } from '#interface/Champ.tsx'
import { nomDuTerme, type Terme } from '#referentiel/referentiel.ts'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import { CasesDesPratiques } from './Cases.tsx'
import type { Choix } from './choix.ts'

/** Ce que fait l'organisation : pratiques et leurs activités, thématiques, objectifs, description. */
export function QueFaitesVous({ choix, saisie, erreurs }: { choix: Choix; saisie: Saisie; erreurs: Erreurs }) {
  const cases = (nom: string, termes: Terme[]) => ({
    nom,
    options: termes.map(enOption),
    valeurs: casesDe(saisie, nom),
    erreur: erreurs[nom],
  })
  return (
    <section class="fiche-question" aria-labelledby="que-faites-vous">
      <h2 id="que-faites-vous">Que faites-vous ?</h2>
      <CasesDesPratiques
        choix={choix}
        pratiques={casesDe(saisie, 'pratiques')}
        activites={casesDe(saisie, 'activites')}
        erreur={erreurs.pratiques}
      />
      <Champ {...cases('thematiques', choix.thematique)} libelle="Thématiques" type="cases" />
      <details open={casesDe(saisie, 'odd').length > 0 || erreurs.odd !== undefined}>
        <summary>Objectifs de développement durable (facultatif)</summary>
        <Champ {...cases('odd', choix.odd)} libelle="Les objectifs auxquels vous contribuez" type="cases" />
      </details>
      <Champ
        nom="description"
        libelle="Description"
        type="textarea"
        lignes={10}
        valeur={texteDe(saisie, 'description')}
        erreur={erreurs.description}
        aide="Ce que vous faites, avec qui, pour quoi. Mise en forme simple (Markdown) : **gras**, - liste, ## titre."
      />
    </section>
  )
}

const enOption = (terme: Terme) => ({ valeur: terme.code, libelle: nomDuTerme(terme) })
