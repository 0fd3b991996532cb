import { PgBoss } from 'pg-boss'
import type { Db } from './db.ts'
import { journal } from './journal.ts'
import { ouvrirReserve } from './serveur-qui-ecrit.ts'

/** Un travail de fond : `rythme` au format cron (heure de Paris) pour ce qui revient ; sinon il part sur demande. */
export type Tache = { nom: string; rythme?: string; faire: (db: Db, donnees: object) => Promise<void> }

export type Taches = { enfiler: (nom: string, donnees: object) => Promise<void>; arreter: () => Promise<void> }

/**
 * Démarre les travaux de fond sur la même base (pg-boss) : plusieurs processus se les partagent,
 * un travail n'est fait qu'une fois, et reprend après un arrêt brutal.
 */
export async function demarrerTaches(url: string, db: Db, taches: Tache[]): Promise<Taches> {
  const reserve = ouvrirReserve(url, { max: 3, application_name: 'catalyse-taches' })
  const boss = new PgBoss({ db: { executeSql: (texte, valeurs) => reserve.query(texte, valeurs) } })
  boss.on('error', (erreur) => journal.warn({ erreur: erreur.message }, 'travaux de fond'))
  await boss.start()
  for (const { nom, rythme, faire } of taches) {
    await boss.createQueue(nom, { retryLimit: 3, retryBackoff: true, expireInSeconds: 3600 })
    await boss.work<object>(nom, { pollingIntervalSeconds: 2 }, async ([travail]) => {
      if (travail) await faire(db, travail.data ?? {})
    })
    if (rythme) await boss.schedule(nom, rythme, {}, { tz: 'Europe/Paris' })
  }
  return {
    enfiler: async (nom, donnees) => void (await boss.send(nom, donnees)),
    arreter: () => boss.stop({ graceful: true, timeout: 5000 }).finally(() => reserve.end()),
  }
}
