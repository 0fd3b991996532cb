import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Conflit } from '#interface/Conflit.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Difference } from '#socle/differer.ts'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import type { SaisieDeTerme } from './referentiel.schema.ts'
import { descriptions, type Liste, nomDuTerme, type Terme } from './referentiel.ts'

/** `code` vide : un terme nouveau. `parents` : les rattachements possibles, vide si la liste n'en a pas. */
type Props = {
  liste: Liste
  code: string
  saisie: Saisie
  erreurs: Erreurs<SaisieDeTerme>
  parents: Terme[]
  conflit: Difference[] | undefined
}

export const libellesDeTerme = { libelle: 'Nom', pluriel: 'Pluriel', definition: 'Définition', source: 'Source', parent: 'Rattachement' }

/** Le formulaire d'un terme, nouveau ou à modifier. */
export function TermePage({ liste, code, saisie, erreurs, parents, conflit }: Props) {
  const { titre, unTerme } = descriptions[liste]
  const etapes = [
    { libelle: 'Référentiel', href: '/referentiel' },
    { libelle: titre, href: `/referentiel/${liste}` },
    { libelle: code ? 'Modifier' : 'Ajouter' },
  ]
  const champ = (nom: keyof typeof libellesDeTerme) => ({
    nom,
    libelle: libellesDeTerme[nom],
    valeur: saisie[nom],
    erreur: erreurs[nom],
  })
  return (
    <>
      <FilAriane etapes={etapes} />
      <h1>{code ? `Modifier « ${saisie.libelle ?? ''} »` : `Ajouter ${unTerme}`}</h1>
      <ResumeErreurs erreurs={erreurs} libelles={libellesDeTerme} />
      {conflit && <Conflit cette="ce terme" differences={conflit} />}
      <form method="post" action={code ? `/referentiel/${liste}/${code}/modifier` : `/referentiel/${liste}/ajouter`} novalidate>
        <input type="hidden" name="version" value={String(saisie.version ?? '')} />
        <Champ {...champ('libelle')} requis aide={code ? `Son code, « ${code} », ne change pas.` : undefined} />
        <Champ {...champ('pluriel')} aide="S'il sert de titre à un ensemble : « associations »." />
        {parents.length > 0 && (
          <Champ
            {...champ('parent')}
            type="select"
            requis
            options={parents.map((terme) => ({ valeur: terme.code, libelle: nomDuTerme(terme) }))}
          />
        )}
        <Champ {...champ('definition')} type="textarea" lignes={4} aide="Une ou deux phrases simples." />
        <Champ {...champ('source')} aide="D'où vient ce terme : un document, une date, une adresse." />
        <Champ
          nom="proposition"
          libelle="Proposition de départ, que le Réseau n'a pas encore validée"
          type="case"
          valeur={saisie.proposition}
        />
        <Bouton>{code ? 'Enregistrer le terme' : `Ajouter ${unTerme}`}</Bouton>
      </form>
    </>
  )
}
