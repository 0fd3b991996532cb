import { ouvrirConnexion } from './connexion.ts'
import { codeDe } from './ecrire-fichier.ts'

/** Crée la base si elle manque. */
export async function creerBase(urlPostgres: string, nom: string, gabarit?: string): Promise<void> {
  const client = await ouvrirConnexion(urlPostgres, 'bases')
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [nom])
    if (rowCount) return
    // Copier les fichiers plutôt que journaliser chaque page : la copie d'un gabarit prend deux fois moins de temps.
    const suite = gabarit
      ? `TEMPLATE ${client.escapeIdentifier(gabarit)} STRATEGY FILE_COPY`
      : "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(nom)} ${suite}`).catch((erreur: unknown) => {
      // Un autre démarrage vient de la créer : au même instant (23505) ou un rien avant (42P04).
      if (!['23505', '42P04'].includes(codeDe(erreur))) throw erreur
    })
  } finally {
    await client.end()
  }
}

/** Supprime la base que désigne cette URL, connexions comprises. */
export async function supprimerBase(urlPostgres: string, url: string): Promise<void> {
  const nom = url.match(/\/([^/?]+)(\?|$)/)?.[1] ?? ''
  const client = await ouvrirConnexion(urlPostgres, 'bases')
  await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(nom)} WITH (FORCE)`).finally(() => client.end())
}

/** L'URL d'une autre base du même serveur. */
export function urlDe(serveur: string, nom: string): string {
  return serveur.replace(/\/[^/?]*(\?|$)/, `/${nom}$1`)
}
