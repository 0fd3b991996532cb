import { Carte } from '#instruments/carte/Carte.tsx'
import type { PointDeCarte } from '#instruments/carte/donnees.ts'
import { fondFrance } from '#instruments/carte/fond.ts'
import { rayonPour } from '#instruments/carte/Points.tsx'
import { pluriel } from '#socle/texte.ts'
import { majuscule } from '../../mots.ts'
import type { VueDeCarte } from './lire-carte.ts'

type Props = { carte: VueDeCarte | null; versDepartement: (code: string) => string; titre?: string }

/** La carte d'une liste : un point par fiche, ou un disque par département quand elles sont nombreuses. */
export function CarteDeFiches({ carte, versDepartement, titre }: Props) {
  if (!carte) return null
  const { fond, noms, enDetail } = carte
  const disques = unParDepartement(carte, versDepartement)
  const seuls = { classe: 'departement', libelle: `${noms.plusieurs} dont seul le département est connu`, forme: 'point' } as const
  return (
    <Carte
      titre={titre ?? (enDetail ? `Où se trouvent ces ${noms.plusieurs}` : `Nombre de ${noms.plusieurs} par département`)}
      fond={fondFrance()}
      zones={fond.zones}
      points={[...disques, ...unParFiche(carte)]}
      legende={enDetail && disques.length > 0 ? [seuls] : []}
      indicatif={fond.indicatif}
      colonnes={{ nom: enDetail ? majuscule(noms.une) : 'Département', valeur: enDetail ? 'Lieu' : majuscule(noms.plusieurs) }}
      texteAilleurs={enDetail ? '' : undefined}
    />
  )
}

const unParFiche = ({ points }: VueDeCarte): PointDeCarte[] =>
  points.map(({ slug, longitude, latitude, ...reste }) => ({ id: slug, lon: longitude, lat: latitude, rayon: 4, ...reste }))

function unParDepartement({ fond, parDepartement, noms, enDetail, classe }: VueDeCarte, vers: (code: string) => string): PointDeCarte[] {
  const max = Math.max(1, ...parDepartement.values())
  return fond.departements.flatMap(({ id, code, nom, point }) => {
    const compte = parDepartement.get(id) ?? 0
    if (compte === 0 || !point) return []
    return [
      {
        id,
        lon: point.longitude,
        lat: point.latitude,
        libelle: nom,
        href: vers(code),
        rayon: enDetail ? 8 : rayonPour(compte, max),
        valeur: pluriel(compte, noms.une, noms.plusieurs),
        texte: String(compte),
        classe: enDetail ? 'departement' : classe,
      },
    ]
  })
}
