import { aParis } from '#socle/dates.ts'
import type { Db } from '#socle/db.ts'
import { listByIds } from '../seance.depot.ts'
import type { Seance } from '../seance.ts'
import { ecrireAInscrit, messages } from './inscription.courriels.ts'
import { rappelDu } from './inscription.ts'
import { listARappeler, listSeancesARappeler, type Rappel, updateRappelees } from './rappel.repository.ts'

const parLot = 100

/** Toutes les cinq minutes : les rappels de la veille et de l'heure, les remerciements avec l'enregistrement. Rend le nombre de messages écrits. */
export async function rappelerInscrits(db: Db, maintenant = new Date()): Promise<number> {
  const { prochaines, finies } = await listSeancesARappeler(db, maintenant)
  let ecrits = 0
  for (const seance of await listByIds(db, prochaines)) {
    const rappel = rappelDu(seance, maintenant)
    if (rappel) ecrits += await ecrireATous(db, seance, rappel, maintenant)
  }
  for (const seance of await listByIds(db, finies)) ecrits += await ecrireATous(db, seance, 'merci', maintenant)
  return ecrits
}

async function ecrireATous(db: Db, seance: Seance, rappel: Rappel, maintenant: Date): Promise<number> {
  const choix = { seanceId: seance.id, confirmeeAvant: confirmeeAvant(seance, rappel, maintenant), limite: parLot }
  for (let ecrits = 0; ; ) {
    const lot = await db.transaction().execute(async (trx) => {
      const personnes = await listARappeler(trx, rappel, choix)
      for (const personne of personnes) await ecrireAInscrit(trx, seance, personne, messages[rappel](seance))
      const ids = personnes.map(({ id }) => id)
      if (ids.length > 0) await updateRappelees(trx, rappel, ids, maintenant)
      return personnes.length
    })
    ecrits += lot
    if (lot < parLot) return ecrits
  }
}

// Qui vient de s'inscrire a tout dans le message de confirmation : pas de second message le même jour, ni dans les deux heures.
function confirmeeAvant({ debut }: Seance, rappel: Rappel, maintenant: Date): Date {
  if (rappel === 'veille') return aParis(maintenant).startOf('day').toJSDate()
  return rappel === 'heure' ? new Date(debut.getTime() - 2 * 3_600_000) : maintenant
}
