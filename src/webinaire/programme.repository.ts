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
    const programmes = new Map<number, Partie[]>()
    for (const { id, seance_id, titre, resume, duree_minutes } of parties) {
      const siennes = interventions
        .filter((i) => i.partie_id === id)
        .map(({ nom, fonction, structure, acteur_id }) => ({ nom, fonction, structure, acteurId: acteur_id }))
      const partie = { titre, resume, dureeMinutes: duree_minutes, interventions: siennes }
      programmes.set(seance_id, [...(programmes.get(seance_id) ?? []), partie])
    }
    return programmes
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
