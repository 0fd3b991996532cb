import { listByIds } from '#acteur/acteur.depot.ts'
import { urlActeur } from '#acteur/acteur.ts'
import { acteurs, catalyseurs } from '#acteur/annuaire.ts'
import { listPremiers } from '#fiche/catalogue/consulter.ts'
import { critereDuLieu, criteresDesTermes } from '#fiche/catalogue/question/fonds.ts'
import { pourquoi } from '#fiche/pourquoi.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import { territoireFiltre } from '#territoire/lieu-filtre.ts'
import { findByIds, listAncetres } from '#territoire/territoire.repository.ts'
import { distanceKm } from '#territoire/territoire.ts'
import { listEcartes } from '../besoin.repository.ts'
import type { Besoin } from '../besoin.ts'

export type Proposee = { id: number; nom: string; resume: string; href: string; raisons: string[] }

const proposees = 4
// Davantage que montrés : ceux que l'on a écartés laissent leur place.
const cherchees = 12

/** À qui parler de ce besoin, et pourquoi : qui agit ici sur ces thématiques, puis les plus proches qui les portent, puis les catalyseurs d'ici. */
export async function quiPeutAider(db: Db, referentiel: Referentiel, besoin: Besoin): Promise<Proposee[]> {
  const [ici] = await findByIds(
    db,
    [besoin.territoireId].filter((id) => id !== null),
  )
  const lieu = ici ? await territoireFiltre(db, ici) : null
  const [la, sur] = [
    critereDuLieu(acteurs, lieu),
    criteresDesTermes(
      acteurs,
      besoin.termeIds.flatMap((id) => referentiel.parId(id) ?? []),
    ),
  ]
  const question = { pres: lieu?.point ?? null, tri: lieu?.point ? 'proximite' : 'nom' }
  const [ecartes, ...lots] = await Promise.all([
    listEcartes(db, besoin.id),
    sur.length > 0 ? listPremiers(db, acteurs, cherchees, { ...question, criteres: [...sur, ...la] }) : [],
    sur.length > 0 ? listPremiers(db, acteurs, cherchees, { ...question, criteres: sur }) : [],
    listPremiers(db, catalyseurs, cherchees, { ...question, criteres: la }),
  ])
  const ids = [...new Set(lots.flat().map(({ id }) => id))].filter((id) => !ecartes.includes(id)).slice(0, proposees)
  const lieux = ici ? await findByIds(db, [ici.id, ...(await listAncetres(db, ici))]) : []
  const fiches = await listByIds(db, ids)
  return ids
    .flatMap((id) => fiches.find((fiche) => fiche.id === id) ?? [])
    .map((acteur) => {
      const km = acteur.point && ici?.point ? distanceKm(acteur.point, ici.point) : null
      const communs = acteur.termeIds.flatMap((terme) => (besoin.termeIds.includes(terme) ? (referentiel.parId(terme)?.libelle ?? []) : []))
      const raisons = pourquoi({ ...acteur, km, mots: [], lieux }, referentiel)
      return {
        id: acteur.id,
        nom: acteur.nom,
        resume: acteur.resume,
        href: urlActeur(acteur),
        raisons: [...communs.map((nom) => `agit sur « ${nom} »`), ...raisons],
      }
    })
}
