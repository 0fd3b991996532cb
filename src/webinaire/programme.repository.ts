import type { Rangement } from '#champ/champ.ts'
import type { Partie } from './programme.tsx'

/** Le programme d'une séance : ses parties, puis qui parle dans chacune. */
export const rangementDuProgramme: Rangement<Partie[]> = {
  lire: async (db, seanceIds) => {
    const parties = await db.selectFrom('partie').selectAll().where('seance_id', 'in', seanceIds).orderBy('rang').execute()
    const ids = parties.map(({ id }) => id)
    const interventions =
      ids.length === 0
        ? []
        : await db.selectFrom('intervention').selectAll().where('partie_id', 'in', ids).orderBy('rang').orderBy('id').execute()
    const deLaPartie = Map.groupBy(interventions, ({ partie_id }) => partie_id)
    const lues = parties.map(({ id, seance_id, titre, resume, duree_minutes: dureeMinutes }) => {
      const siennes = (deLaPartie.get(id) ?? []).map(({ acteur_id: acteurId, ...dite }) => ({ ...dite, acteurId }))
      return { seance_id, titre, resume, dureeMinutes, interventions: siennes }
    })
    return Map.groupBy(lues, ({ seance_id }) => seance_id)
  },
  ecrire: async (trx, parSeance) => {
    await trx
      .deleteFrom('partie')
      .where('seance_id', 'in', [...parSeance.keys()])
      .execute()
    for (const [seanceId, programme] of parSeance) {
      for (const [rang, { titre, resume, dureeMinutes, interventions }] of programme.entries()) {
        const partie = { seance_id: seanceId, rang, titre, resume, duree_minutes: dureeMinutes }
        const { id } = await trx.insertInto('partie').values(partie).returning('id').executeTakeFirstOrThrow()
        const lignes = interventions.map(({ acteurId, ...dite }, place) => ({ ...dite, partie_id: id, rang: place, acteur_id: acteurId }))
        if (lignes.length > 0) await trx.insertInto('intervention').values(lignes).execute()
      }
    }
  },
}
