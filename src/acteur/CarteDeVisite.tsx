import { Etiquette } from '#interface/Etiquette.tsx'
import { Fiche } from '#interface/Fiche.tsx'
import type { Referentiel, Terme } from '#referentiel/referentiel.ts'
import { type Apercu, urlActeur } from './acteur.ts'

type Props = { apercu: Apercu; referentiel: Referentiel; departement?: string | undefined; km?: number | undefined; niveau?: 2 | 3 }

/** Une fiche en quelques lignes, dans une liste : qui, où, ce qu'elle fait. */
export function CarteDeVisite({ apercu, referentiel, departement, km, niveau = 3 }: Props) {
  const etiquettes = (
    <>
      <Etiquettes termes={referentiel.parIds(apercu.termeIds, 'pratique')} teinte="pratique" />
      <Etiquettes termes={referentiel.parIds(apercu.termeIds, 'thematique').slice(0, 2)} teinte="thematique" />
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

/** Des termes en étiquettes d'une même teinte. */
export const Etiquettes = ({ termes, teinte }: { termes: readonly Terme[]; teinte: 'pratique' | 'thematique' }) =>
  termes.map((terme) => (
    <Etiquette key={terme.id} teinte={teinte}>
      {terme.libelle}
    </Etiquette>
  ))
