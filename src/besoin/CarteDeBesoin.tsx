import { Etiquette } from '#interface/Etiquette.tsx'
import { Fiche } from '#interface/Fiche.tsx'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { ilYA, pluriel } from '#socle/texte.ts'
import { sorteBesoin } from './besoin.sorte.ts'
import { type ApercuDeBesoin, urlBesoin } from './besoin.ts'

type Props = { besoin: ApercuDeBesoin; referentiel: Referentiel; niveau?: 2 | 3 | 4; pourquoi?: string | undefined }

/** Un besoin en quelques lignes, dans une liste : ce qui manque, où, où il en est. */
export function CarteDeBesoin({ besoin, referentiel, niveau = 3, pourquoi }: Props) {
  const thematiques = besoin.termeIds.flatMap((id) => referentiel.parId(id) ?? []).slice(0, 2)
  const dits = [besoin.exprimeLe && `dit ${ilYA(besoin.exprimeLe)}`, besoin.voix > 1 && `par ${pluriel(besoin.voix, 'voix', 'voix')}`]
  return (
    <Fiche
      titre={besoin.titre}
      href={urlBesoin(besoin)}
      niveau={niveau}
      surtitre={[besoin.territoire, besoin.pourQui].filter(Boolean).join(' · ')}
      etiquettes={
        <>
          <Etiquette teinte="etat">{sorteBesoin.etats[besoin.etat].libelle}</Etiquette>
          {thematiques.map(({ id, libelle }) => (
            <Etiquette key={id} teinte="thematique">
              {libelle}
            </Etiquette>
          ))}
        </>
      }
      pied={
        <>
          {dits.filter(Boolean).join(', ')}
          {pourquoi && <span class="trouver-raisons">Pourquoi : {pourquoi}</span>}
        </>
      }
    >
      {besoin.recit.length > 180 ? `${besoin.recit.slice(0, 180).trimEnd()}…` : besoin.recit}
    </Fiche>
  )
}
