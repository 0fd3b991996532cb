import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Conflit } from '#interface/Conflit.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Difference } from '#socle/differer.ts'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import { descriptions, type Liste, nomDuTerme, type Terme } from './referentiel.ts'

/** `code` vide : un terme nouveau. `parents` : les rattachements possibles, vide si la liste n'en a pas. */
type Props = { liste: Liste; code: string; saisie: Saisie; erreurs: Erreurs; parents: Terme[]; conflit: Difference[] | undefined }

export const libellesDeTerme = { libelle: 'Nom', pluriel: 'Pluriel', definition: 'Définition', source: 'Source', parent: 'Rattachement' }

/** Le formulaire d'un terme, nouveau ou à modifier. */
export function TermePage({ liste, code, saisie, erreurs, parents, conflit }: Props) {
  const { titre, unTerme } = descriptions[liste]
  const etapes = [
    { libelle: 'Référentiel', href: '/referentiel' },
    { libelle: titre, href: `/referentiel/${liste}` },
    { libelle: code ? 'Modifier' : 'Ajouter' },
  ]
  return (
    <>
      <FilAriane etapes={etapes} />
      <h1>{code ? `Modifier « ${texte(saisie.libelle)} »` : `Ajouter ${unTerme}`}</h1>
      <ResumeErreurs erreurs={erreurs} libelles={libellesDeTerme} />
      {conflit && <Conflit cette="ce terme" differences={conflit} />}
      <form method="post" action={code ? `/referentiel/${liste}/${code}/modifier` : `/referentiel/${liste}/ajouter`} novalidate>
        <input type="hidden" name="version" value={texte(saisie.version)} />
        <Champ
          nom="libelle"
          libelle={libellesDeTerme.libelle}
          requis
          valeur={texte(saisie.libelle)}
          erreur={erreurs.libelle}
          aide={code ? `Son code, « ${code} », ne change pas.` : undefined}
        />
        <Champ
          nom="pluriel"
          libelle={libellesDeTerme.pluriel}
          aide="S'il sert de titre à un ensemble : « associations »."
          valeur={texte(saisie.pluriel)}
          erreur={erreurs.pluriel}
        />
        {parents.length > 0 && (
          <Champ
            nom="parent"
            libelle={libellesDeTerme.parent}
            type="select"
            requis
            options={parents.map((terme) => ({ valeur: terme.code, libelle: nomDuTerme(terme) }))}
            valeur={texte(saisie.parent)}
            erreur={erreurs.parent}
          />
        )}
        <Champ
          nom="definition"
          libelle={libellesDeTerme.definition}
          type="textarea"
          lignes={4}
          aide="Une ou deux phrases simples."
          valeur={texte(saisie.definition)}
          erreur={erreurs.definition}
        />
        <Champ
          nom="source"
          libelle={libellesDeTerme.source}
          aide="D'où vient ce terme : un document, une date, une adresse."
          valeur={texte(saisie.source)}
          erreur={erreurs.source}
        />
        <Champ
          nom="proposition"
          libelle="Proposition de départ, que le Réseau n'a pas encore validée"
          type="case"
          valeur={texte(saisie.proposition)}
        />
        <Bouton>{code ? 'Enregistrer le terme' : `Ajouter ${unTerme}`}</Bouton>
      </form>
    </>
  )
}

function texte(valeur: string | string[] | undefined): string {
  return typeof valeur === 'string' ? valeur : ''
}
