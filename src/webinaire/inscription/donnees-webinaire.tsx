import type { Db } from '#socle/db.ts'
import type { DonneesPersonnelles, MonCompte } from '#socle/salle.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { listByIds } from '../seance.depot.ts'
import { dateEnMots, momentDe, urlSeance } from '../seance.ts'
import { deleteParMembre, listParMembre } from './inscription.repository.ts'

export const donnees: DonneesPersonnelles = {
  exporter: async (db, membre) => ({
    inscriptions: (await inscriptionsAvecSeance(db, membre)).map(({ inscription, seance }) => ({
      seance: seance?.titre,
      ...inscription,
    })),
  }),
  effacer: (trx, membre) => deleteParMembre(trx, membre),
}

export const monCompte: MonCompte = {
  rang: 3,
  titre: 'Mes prochaines séances',
  montrer: async (db, membre) => {
    const inscrites = (await inscriptionsAvecSeance(db, membre)).filter(({ inscription }) => inscription.etat === 'confirmee')
    const prochaines = inscrites.flatMap(({ seance }) => (seance && momentDe(seance) !== 'passee' ? [seance] : []))
    if (prochaines.length === 0) return null
    return (
      <ul>
        {prochaines.map((seance) => (
          <li key={seance.id}>
            <a href={urlSeance(seance)}>{seance.titre}</a>, {dateEnMots(seance)}
          </li>
        ))}
      </ul>
    )
  },
}

async function inscriptionsAvecSeance(db: Db, membre: MembreConnecte) {
  const inscriptions = await listParMembre(db, membre)
  const seances = new Map((await listByIds(db, [...new Set(inscriptions.map(({ seanceId }) => seanceId))])).map((s) => [s.id, s]))
  return inscriptions.map((inscription) => ({ inscription, seance: seances.get(inscription.seanceId) }))
}
