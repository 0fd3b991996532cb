import { setTimeout as attendre } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import { auPlus } from './au-plus.ts'
import { creerReserve, delaisDeLaFile } from './connexion.ts'
import { rompre } from './connexions-muettes.ts'
import type { Db } from './db.ts'
import { journal } from './journal.ts'

/**
 * Un travail de fond : `rythme` au format cron (heure de Paris) pour ce qui revient ; sinon il part sur demande.
 * `auDemarrage` : il part aussi dès que la file s'ouvre, pour reprendre ce qu'un arrêt ou une restauration a laissé.
 * `auRenommage` : il part quand un terme du référentiel change de nom, et reçoit l'identifiant de ce terme, `id`.
 */
export type Tache = {
  nom: string
  rythme?: string
  auDemarrage?: true
  auRenommage?: true
  faire: (db: Db, donnees: object) => Promise<void>
}

export type Taches = {
  enfiler: (nom: string, donnees: object) => Promise<void>
  /** Rouvre les connexions de la file : celles d'avant sont peut-être muettes. */
  rompre: () => void
  /** Attend cinq secondes les travaux en cours. `avant` : ce qui peut encore enfiler ; la file reste ouverte jusque-là. */
  arreter: (avant?: Promise<unknown>) => Promise<void>
}

/**
 * Démarre les travaux de fond sur la même base (pg-boss) : plusieurs processus se les partagent,
 * un travail n'est fait qu'une fois, et reprend après un arrêt brutal. Si la file disparaît de la base (son schéma n'est pas
 * dans les sauvegardes), elle est refaite et les travaux reprennent.
 */
export async function demarrerTaches(url: string, db: Db, taches: readonly Tache[]): Promise<Taches> {
  const reserve = creerReserve(url, { nom: 'catalyse-taches', max: 3, delais: delaisDeLaFile })
  let arret = false
  let relance: Promise<void> | undefined
  const signaler = (erreur: Error) => {
    journal.warn({ erreur: erreur.message }, 'travaux de fond')
    if (fileDisparue(erreur) && !arret) void relancer()
  }
  const lancer = async () => {
    const nouveau = new PgBoss({ db: { executeSql: (texte, valeurs) => reserve.query(texte, valeurs) } })
    nouveau.on('error', signaler)
    await ouvrir(nouveau, db, taches).catch(async (erreur: unknown) => {
      await nouveau.stop({ graceful: false }).catch(() => {})
      throw erreur
    })
    return nouveau
  }
  const relancer = (): Promise<void> => {
    relance ??= refaire().finally(() => (relance = undefined))
    return relance
  }
  const refaire = async () => {
    await boss.stop({ graceful: false }).catch(() => {})
    while (!arret) {
      try {
        boss = await lancer()
        // L'arrêt est venu pendant ce temps : personne d'autre ne l'arrêterait.
        if (arret) await boss.stop({ graceful: false })
        else journal.info('travaux de fond : la file est refaite')
        return
      } catch (erreur) {
        journal.warn({ erreur: String(erreur) }, 'travaux de fond : la file n’a pas pu être refaite')
        await attendre(2000, undefined, { ref: false })
      }
    }
  }
  let boss = await lancer()
  const envoyer = async (nom: string, donnees: object): Promise<void> => {
    await relance
    await boss.send(nom, donnees)
  }
  return {
    enfiler: (nom, donnees) =>
      envoyer(nom, donnees).catch(async (erreur: unknown) => {
        if (!fileDisparue(erreur)) throw erreur
        await relancer()
        await envoyer(nom, donnees)
      }),
    rompre: () => rompre(reserve),
    arreter: async (avant) => {
      arret = true
      const finie = async () => {
        await relance
        await boss.stop({ graceful: true, timeout: 5000 })
      }
      await auPlus(6000, finie()).catch(signaler)
      await avant
      await auPlus(1000, reserve.end()).catch(signaler)
    },
  }
}

async function ouvrir(boss: PgBoss, db: Db, taches: readonly Tache[]): Promise<void> {
  await boss.start()
  for (const { nom, rythme, auDemarrage, faire } of taches) {
    await boss.createQueue(nom, { retryLimit: 3, retryBackoff: true, expireInSeconds: 3600 })
    await boss.work<object>(nom, { pollingIntervalSeconds: 2 }, async ([travail]) => {
      if (travail) await faire(db, travail.data ?? {})
    })
    if (rythme) await boss.schedule(nom, rythme, {}, { tz: 'Europe/Paris' })
    if (auDemarrage) await boss.send(nom, {})
  }
}

// Une table, un schéma ou une fonction de la file n'existe pas (classe 42, 3F000).
const fileDisparue = (erreur: unknown): boolean =>
  typeof erreur === 'object' && erreur !== null && 'code' in erreur && ['42P01', '3F000', '42883'].includes(String(erreur.code))
