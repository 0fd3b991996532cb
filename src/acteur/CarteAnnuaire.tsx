import { Carte } from '#instruments/carte/Carte.tsx'
import type { PointDeCarte } from '#instruments/carte/donnees.ts'
import { fondFrance } from '#instruments/carte/fond.ts'
import { rayonPour } from '#instruments/carte/Points.tsx'
import { pluriel } from '#socle/texte.ts'
import { urlActeur } from './acteur.ts'
import type { VueDeCarte } from './consulter-annuaire.ts'

type Props = { carte: VueDeCarte; versDepartement: (code: string) => string; titre?: string }

/** La carte des fiches : un point chacune, ou un disque par département quand elles sont nombreuses. */
export function CarteAnnuaire({ carte, versDepartement, titre }: Props) {
  const { fond, points } = carte
  const enDetail = points.length + [...carte.parDepartement.values()].reduce((somme, n) => somme + n, 0) <= 400
  const disques = unParDepartement(carte, versDepartement, enDetail ? 'departement' : 'catalyseur')
  return (
    <Carte
      titre={titre ?? (enDetail ? 'Où se trouvent ces fiches' : 'Nombre de fiches par département')}
      fond={fondFrance()}
      zones={fond.zones}
      points={[...disques, ...unParFiche(carte)]}
      legende={
        enDetail && disques.length > 0
          ? [{ classe: 'departement', libelle: 'fiches dont seul le département est connu', forme: 'point' }]
          : []
      }
      indicatif={fond.indicatif}
      colonnes={{ nom: enDetail ? 'Fiche' : 'Département', valeur: enDetail ? 'Lieu' : 'Fiches' }}
      texteAilleurs={enDetail ? '' : undefined}
    />
  )
}

function unParFiche({ points }: VueDeCarte): PointDeCarte[] {
  return points.map((p) => ({
    id: p.slug,
    lon: p.longitude,
    lat: p.latitude,
    libelle: p.nom,
    href: urlActeur(p),
    rayon: 4,
    classe: p.estCatalyseur ? 'catalyseur' : 'acteur',
  }))
}

function unParDepartement(
  { fond, parDepartement }: VueDeCarte,
  versDepartement: (code: string) => string,
  classe: 'departement' | 'catalyseur',
): PointDeCarte[] {
  const max = Math.max(1, ...parDepartement.values())
  return fond.departements.flatMap((d) => {
    const compte = parDepartement.get(d.id) ?? 0
    if (compte === 0 || !d.point) return []
    const lieu = { id: d.id, lon: d.point.longitude, lat: d.point.latitude, libelle: d.nom, href: versDepartement(d.code) }
    return [
      {
        ...lieu,
        rayon: classe === 'departement' ? 8 : rayonPour(compte, max),
        valeur: pluriel(compte, 'fiche', 'fiches'),
        texte: String(compte),
        classe,
      },
    ]
  })
}
