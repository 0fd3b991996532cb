import { texteDe } from '#champ/saisie.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Conflit } from '#interface/Conflit.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { Difference } from '#socle/differer.ts'
import type { ErreursDe, Saisie } from '#socle/formulaire.ts'
import type { motSchema } from './glossaire.schema.ts'
import { lecteurs, type Mot, nomDuLecteur } from './mot.ts'

/** `code` vide : un mot nouveau. */
type Props = { code: string; saisie: Saisie; erreurs: ErreursDe<typeof motSchema>; autres: Mot[]; conflit: Difference[] | undefined }

export const libellesDeMot = {
  terme: 'Le mot',
  formes: 'Ses autres formes',
  definition: 'Ce qu’il veut dire',
  ...nomDuLecteur,
  voir: 'Voir aussi',
  source: 'Source',
}

/** Le formulaire d'un mot, nouveau ou à modifier. */
export function ModifierMotPage({ code, saisie, erreurs, autres, conflit }: Props) {
  const champ = (nom: keyof typeof libellesDeMot) => ({
    nom,
    libelle: libellesDeMot[nom],
    valeur: saisie[nom],
    erreur: erreurs[nom],
  })
  return (
    <>
      <FilAriane etapes={[{ libelle: 'Glossaire', href: '/glossaire' }, { libelle: code ? 'Modifier' : 'Ajouter' }]} />
      <h1>{code ? `Modifier « ${texteDe(saisie, 'terme')} »` : 'Ajouter un mot'}</h1>
      <ResumeErreurs erreurs={erreurs} libelles={libellesDeMot} />
      {conflit && <Conflit cette="ce mot" differences={conflit} />}
      <form method="post" action={code ? `/glossaire/${code}/modifier` : '/glossaire/ajouter'} novalidate>
        <input type="hidden" name="version" value={texteDe(saisie, 'version')} />
        <Champ {...champ('terme')} requis aide={code ? `Son adresse, /glossaire/${code}, ne change pas.` : undefined} />
        <Champ
          {...champ('formes')}
          type="textarea"
          lignes={3}
          aide="Une par ligne : sigle, variante, verbe. Le pluriel régulier est reconnu sans rien écrire."
        />
        <Champ
          {...champ('definition')}
          type="textarea"
          lignes={4}
          requis
          aide="Une à trois phrases simples, que l'on peut lire à voix haute."
        />
        <fieldset class="champ lectures-saisie">
          <legend>Comment chacun le lit</legend>
          <p class="champ-aide">Laissez vide si cette lecture ne diffère pas.</p>
          {lecteurs.map((lecteur) => (
            <Champ key={lecteur} {...champ(lecteur)} type="textarea" lignes={3} max={500} />
          ))}
        </fieldset>
        <Champ
          nom="voir"
          libelle={libellesDeMot.voir}
          type="cases"
          options={autres.map((mot) => ({ valeur: mot.code, libelle: mot.terme }))}
          valeur={saisie.voir}
        />
        <Champ {...champ('source')} aide="D'où vient ce mot : un document, une date, une adresse." />
        <Champ
          nom="proposition"
          libelle="Proposition de départ, que le Réseau n'a pas encore validée"
          type="case"
          valeur={saisie.proposition}
        />
        <Bouton>{code ? 'Enregistrer le mot' : 'Ajouter ce mot'}</Bouton>
      </form>
    </>
  )
}
