import { Champ } from '#interface/Champ.tsx'
import { libelleNature, nomDistinct, nomEtCode, type Territoire } from './territoire.ts'

type Props = { nom?: string; texte: string; choix: Territoire[]; erreur?: string | undefined }

/** Quand un texte désigne plusieurs territoires : lequel ? La valeur envoyée désigne celui-là sans aucun doute. */
export function ChoixTerritoire({ nom = 'territoire', texte, choix, erreur }: Props) {
  return (
    <Champ
      nom={nom}
      type="radios"
      libelle={`« ${texte} » : de quel territoire s'agit-il ?`}
      erreur={erreur}
      options={choix.map((t) => ({ valeur: nomEtCode(t), libelle: `${nomDistinct(t)}, ${libelleNature(t).toLowerCase()}` }))}
    />
  )
}
