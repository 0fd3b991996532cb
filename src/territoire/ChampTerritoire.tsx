import type { HTMLAttributes } from 'preact'
import { Champ } from '#interface/Champ.tsx'
import type { Niveau } from './territoire.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'champ-territoire': HTMLAttributes<HTMLElement>
    }
  }
}

type Props = {
  nom?: string
  libelle?: string
  aide?: string
  /** Ce qui a été saisi, ou `nomEtCode(t)` d'un territoire déjà choisi ; plusieurs : un par ligne, ou une liste. */
  valeur?: string | string[] | undefined
  erreur?: string | undefined
  requis?: boolean
  /** Les niveaux permis ; tous sans précision. */
  niveaux?: readonly Niveau[]
  /** Vrai : plusieurs territoires, un par ligne. */
  multiple?: boolean
}

/**
 * Un champ qui désigne un territoire par son nom ou son code. Sans script, le texte part tel quel et
 * `resoudreTerritoire` le comprend ; avec l'île « champ-territoire » (à demander à page()), il se complète en tapant.
 */
export function ChampTerritoire({
  nom = 'territoire',
  libelle = 'Territoire',
  aide,
  valeur,
  erreur,
  requis = false,
  niveaux = [],
  multiple = false,
}: Props) {
  const texte = Array.isArray(valeur) ? valeur.join('\n') : valeur
  const commun = { nom, libelle, erreur, requis, valeur: texte, autocomplete: 'off' }
  return (
    <champ-territoire data-niveaux={niveaux.join(' ')} data-multiple={multiple ? 'oui' : undefined}>
      {multiple ? (
        <Champ
          {...commun}
          type="textarea"
          lignes={3}
          aide={aide ?? 'Un nom ou un code par ligne : commune, intercommunalité, département, région.'}
        />
      ) : (
        <Champ {...commun} type="text" aide={aide ?? 'Un nom, un code postal ou un code officiel : « Thiers », « 63300 »…'} />
      )}
    </champ-territoire>
  )
}
