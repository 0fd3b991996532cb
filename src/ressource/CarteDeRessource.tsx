import { dureeEnMots } from '#interface/duree.ts'
import { Etiquette } from '#interface/Etiquette.tsx'
import { Fiche } from '#interface/Fiche.tsx'
import { Grille } from '#interface/Grille.tsx'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { type ApercuDeRessource, urlRessource } from './ressource.ts'

type Props = {
  ressource: ApercuDeRessource
  referentiel: Referentiel
  niveau?: 2 | 3 | 4
  /** Pourquoi elle est là : « reprend vos mots », par exemple. */
  pourquoi?: string | undefined
}

/** Une ressource en quelques lignes, dans une liste : ce que c'est, d'où elle vient, le temps qu'elle demande. */
export function FicheDeRessource({ ressource, referentiel, niveau = 3, pourquoi }: Props) {
  const thematiques = referentiel.parIds(ressource.termeIds, 'thematique')
  const surtitre = [referentiel.parId(ressource.typeId)?.libelle, ressource.territoire].filter(Boolean).join(' · ')
  const faits = [
    ressource.maturiteId === null ? undefined : referentiel.parId(ressource.maturiteId)?.libelle,
    ressource.dureeMinutes === null ? undefined : dureeEnMots(ressource.dureeMinutes),
    ressource.estProposition ? 'proposition de départ' : undefined,
  ].filter((fait) => fait !== undefined)
  return (
    <Fiche
      titre={ressource.titre}
      href={urlRessource(ressource)}
      niveau={niveau}
      surtitre={surtitre}
      etiquettes={
        thematiques.length > 0 &&
        thematiques.slice(0, 2).map((terme) => (
          <Etiquette key={terme.id} teinte="thematique">
            {terme.libelle}
          </Etiquette>
        ))
      }
      pied={
        (faits.length > 0 || pourquoi) && (
          <>
            {faits.join(' · ')}
            {pourquoi && <span class="trouver-raisons">{pourquoi}</span>}
          </>
        )
      }
    >
      {ressource.resume}
    </Fiche>
  )
}

/** Des ressources en grille. */
export function GrilleDeRessources({
  ressources,
  referentiel,
  niveau,
}: { ressources: readonly ApercuDeRessource[] } & Omit<Props, 'ressource'>) {
  return (
    <Grille de={ressources} classe="catalogue-fiches">
      {(ressource) => <FicheDeRessource {...{ ressource, referentiel, niveau }} />}
    </Grille>
  )
}
