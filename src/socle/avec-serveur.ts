import { creerBase, urlDe } from './bases.ts'
import { config } from './config.ts'
import { demarrerPostgres, type PostgresEmbarque } from './postgres-embarque.ts'
import { renoncer } from './renoncer.ts'

/**
 * Fait un travail sur la base des réglages. Le PostgreSQL embarqué est repris si l'application tourne, et alors
 * laissé ouvert ; sinon il est démarré le temps du travail.
 */
export async function avecServeur<T>(faire: (url: string) => Promise<T>): Promise<T> {
  if (config.baseUrl) return faire(await adresseDeLaBase(undefined))
  const serveur = await demarrerPostgres(config.dossier).catch(renoncer)
  try {
    return await faire(await adresseDeLaBase(serveur))
  } finally {
    if (!serveur.repris) await serveur.arreter()
  }
}

/**
 * L'adresse de la base des réglages, créée si elle manque sur le serveur embarqué. La démonstration a la sienne, à côté de la
 * vraie, sur le même serveur.
 */
export async function adresseDeLaBase(embarque: PostgresEmbarque | undefined): Promise<string> {
  if (config.baseUrl && !config.demonstration) return config.baseUrl
  const serveur = config.baseUrl ?? embarque?.url('postgres')
  if (!serveur) throw new Error('Aucune base.')
  await creerBase(serveur, config.nomDeLaBase)
  return urlDe(serveur, config.nomDeLaBase)
}
