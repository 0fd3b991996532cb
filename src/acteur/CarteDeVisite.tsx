import { Etiquette } from '#interface/Etiquette.tsx'
import { Fiche } from '#interface/Fiche.tsx'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { type Apercu, urlActeur } from './acteur.ts'

type Props = { apercu: Apercu; referentiel: Referentiel; departement?: string | undefined; km?: number | undefined; niveau?: 2 | 3 }

/** Une fiche en quelques lignes, dans une liste : qui, où, ce qu'elle fait. */
export function CarteDeVisite({ apercu, referentiel, departement, km, niveau = 3 }: Props) {
  const pratiques = apercu.termeIds.flatMap((id) => referentiel.parId(id) ?? []).filter((terme) => terme.liste === 'pratique')
  const thematiques = apercu.termeIds.flatMap((id) => referentiel.parId(id) ?? []).filter((terme) => terme.liste === 'thematique')
  const etiquettes = (
    <>
      {pratiques.map((terme) => (
        <Etiquette key={terme.id} teinte="pratique">
          {terme.libelle}
        </Etiquette>
      ))}
      {thematiques.slice(0, 2).map((terme) => (
        <Etiquette key={terme.id} teinte="thematique">
          {terme.libelle}
        </Etiquette>
      ))}
    </>
  )
  const lieu = [apercu.commune, departement].filter(Boolean).join(', ')
  return (
    <Fiche
      titre={apercu.nom}
      href={urlActeur(apercu)}
      niveau={niveau}
      surtitre={[referentiel.parId(apercu.profilId)?.libelle, lieu].filter(Boolean).join(' · ')}
      etiquettes={etiquettes}
      pied={km === undefined ? undefined : `à ${km < 1 ? 'moins d’1' : Math.round(km)} km`}
    >
      {apercu.resume}
    </Fiche>
  )
}
