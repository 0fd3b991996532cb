import pg from 'pg'
import { estBaseInjoignable, sansReponse } from './base-injoignable.ts'
import { suivreLesConnexions } from './connexions-muettes.ts'
import { clientPour, urlsDesServeurs } from './serveur-qui-ecrit.ts'

/** Ce que l'on attend de la base, au plus, en millisecondes. */
export type Delais = {
  /** Pour obtenir une connexion. */
  connexion: number
  /** Pour une requête ; PostgreSQL l'arrête alors. S'il est muet, deux secondes de plus, et la connexion est fermée. */
  requete: number
  /** Pour une transaction ouverte qui ne demande plus rien. */
  repos: number
  /** Une connexion inutile depuis ce temps est rendue : PostgreSQL y tient quatre mégaoctets. Plus long que le pas des travaux. */
  inutile: number
}

/** Une personne attend : sa page vient, ou une phrase lui dit de revenir. */
export const delaisDesPages: Delais = { connexion: 4000, requete: 10_000, repos: 60_000, inutile: 10_000 }

/** Personne n'attend : démarrage, imports, sauvegardes, travaux de fond, commandes. Une heure par requête : un index de deux millions de fiches y tient. */
export const delaisDeTravail: Delais = { connexion: 10_000, requete: 3_600_000, repos: 600_000, inutile: 6000 }

/** La file des travaux : de courtes requêtes, que personne n'attend. */
export const delaisDeLaFile: Delais = { connexion: 10_000, requete: 30_000, repos: 60_000, inutile: 6000 }

type Options = { nom: string; max: number; delais?: Delais }

/** Ouvre une connexion à part (écoute, sauvegarde, sonde) ; elle est à fermer. Perdue, c'est la requête en cours qui échoue. */
export async function ouvrirConnexion(
  url: string,
  nom: string,
  { connexion }: Pick<Delais, 'connexion'> = delaisDeTravail,
): Promise<pg.Client> {
  const Client = clientPour(url)
  const client = new Client({ ...communs(url, nom), connectionTimeoutMillis: connexion })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Une réserve de connexions. `max` : leur nombre. */
export function creerReserve(url: string, { nom, max, delais = delaisDeTravail }: Options): pg.Pool {
  const reserve = new pg.Pool({
    ...communs(url, nom),
    Client: clientPour(url),
    max,
    connectionTimeoutMillis: delais.connexion,
    idleTimeoutMillis: delais.inutile,
    statement_timeout: delais.requete,
    query_timeout: delais.requete + 2000,
    idle_in_transaction_session_timeout: delais.repos,
  })
  // Une connexion inactive perdue (redémarrage du serveur) est remplacée à la demande suivante.
  reserve.on('error', () => {})
  reserve.on('connect', (client) => {
    // Prêtée à une requête, c'est la requête qui échoue : la connexion perdue ne doit pas emporter le processus.
    client.on('error', () => {})
  })
  suivreLesConnexions(reserve, (erreur) => sansReponse(erreur) || estBaseInjoignable(erreur))
  return reserve
}

// Une machine éteinte d'un coup ne ferme pas ses connexions : c'est à nous de nous apercevoir qu'elle ne répond plus.
const communs = (url: string, nom: string) => ({
  connectionString: urlsDesServeurs(url)[0],
  application_name: nom,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
})
