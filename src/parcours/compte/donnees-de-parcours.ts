import type { DonneesPersonnelles } from '#socle/salle.ts'
import { listDates, listGroupesDe, quitterTousLesGroupes } from '../groupe/groupe.repository.ts'
import { listByIds } from '../parcours.depot.ts'
import { deleteProgressionsDe, listProgressions } from '../progression/progression.repository.ts'

// Où elle en est, ce qu'elle a écrit, ses groupes et leurs dates ; les noms des autres membres ne sont pas à elle.
export const donnees: DonneesPersonnelles = {
  exporter: async (db, membre) => {
    const [suivis, groupes] = [await listProgressions(db, membre.id), await listGroupesDe(db, membre.id)]
    const ids = [...suivis, ...groupes].map(({ parcoursId }) => parcoursId)
    const titres = new Map((await listByIds(db, [...new Set(ids)])).map(({ id, titre }) => [id, titre]))
    return {
      progressions: suivis.map(({ parcoursId, ...suivi }) => ({ parcours: titres.get(parcoursId), ...suivi })),
      groupes: await Promise.all(
        groupes.map(async ({ id, parcoursId, nom, version, creePar }) => ({
          nom,
          parcours: titres.get(parcoursId),
          version,
          anime: creePar === membre.id,
          dates: await listDates(db, id),
        })),
      ),
    }
  },
  effacer: async (trx, membre) => {
    await deleteProgressionsDe(trx, membre.id)
    await quitterTousLesGroupes(trx, membre.id)
  },
}
