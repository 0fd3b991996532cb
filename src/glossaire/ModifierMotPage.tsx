import type { ControleDe } from '#champ/Controles.tsx'
import { libellesDe } from '#champ/champs.ts'
import { texteDe } from '#champ/saisie.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Conflit } from '#interface/Conflit.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Difference } from '#socle/differer.ts'
import type { Erreurs, Saisie } from '#socle/formulaire.ts'
import { type ContenuDeMot, champs, lecteurs } from './mot.champs.tsx'

/** `code` vide : un mot nouveau. */
type Props = {
  code: string
  saisie: Saisie
  erreurs: Erreurs<ContenuDeMot>
  conflit: Difference[] | undefined
  Controle: ControleDe<ContenuDeMot>
}

/** Le formulaire d'un mot, nouveau ou à modifier. */
export function ModifierMotPage({ code, saisie, erreurs, conflit, Controle }: Props) {
  const terme = texteDe(saisie, 'terme')
  return (
    <>
      <FilAriane etapes={[{ libelle: 'Glossaire', href: '/glossaire' }, { libelle: code ? 'Modifier' : 'Ajouter' }]} />
      <h1>{code ? `Modifier « ${terme} »` : 'Ajouter un mot'}</h1>
      <ResumeErreurs erreurs={erreurs} libelles={libellesDe(champs)} />
      {conflit && <Conflit cette="ce mot" differences={conflit} />}
      <form method="post" action={code ? `/glossaire/${code}/modifier` : '/glossaire/ajouter'} novalidate>
        <input type="hidden" name="version" value={texteDe(saisie, 'version')} />
        <Champ
          nom="terme"
          libelle={champs.terme.libelle}
          requis
          aide={code ? `Son adresse, /glossaire/${code}, ne change pas.` : undefined}
          valeur={terme}
          erreur={erreurs.terme}
        />
        <Controle de="formes" />
        <Controle de="definition" />
        <fieldset class="champ lectures-saisie">
          <legend>Comment chacun le lit</legend>
          <p class="champ-aide">Laissez vide si cette lecture ne diffère pas.</p>
          {lecteurs.map((lecteur) => (
            <Controle key={lecteur} de={lecteur} />
          ))}
        </fieldset>
        <Controle de="voir" />
        <Controle de="source" />
        <Controle de="estProposition" />
        <Bouton>{code ? 'Enregistrer le mot' : 'Ajouter ce mot'}</Bouton>
      </form>
    </>
  )
}
