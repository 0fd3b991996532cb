import { creerBase } from './bases.ts'
import { config } from './config.ts'
import { demarrerPostgres } from './postgres-embarque.ts'

/**
 * Fait un travail sur la base des réglages. Le PostgreSQL embarqué est repris si l'application tourne, et alors
 * laissé ouvert ; sinon il est démarré le temps du travail.
 */
export async function avecServeur<T>(faire: (url: string) => Promise<T>): Promise<T> {
  if (config.baseUrl) return faire(config.baseUrl)
  const serveur = await demarrerPostgres(config.dossier)
  try {
    await creerBase(serveur.url('postgres'), 'catalyse')
    return await faire(serveur.url('catalyse'))
  } finally {
    if (!serveur.repris) await serveur.arreter()
  }
}
