import type { TestProject } from 'vitest/node'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'
import { assurerDossierServi, assurerGabarits, dossierDesTests } from './gabarits.ts'

/**
 * Avant tous les tests : un PostgreSQL (celui de DATABASE_URL_TEST, sinon l'embarqué) et ses bases gabarits, refaites seulement
 * quand les migrations, le contenu ou les chargements changent. Chaque fichier de test en reçoit une copie. De même un dossier de
 * données comme après un premier démarrage, pour les tests qui ont leur propre PostgreSQL.
 */
export default async function mettreEnPlace(project: TestProject): Promise<() => Promise<void>> {
  const donne = process.env.DATABASE_URL_TEST
  // Sans entretien automatique : il passerait au hasard, et cacherait un chargement qui ne laisse pas ses statistiques.
  const reglages = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100', autovacuum: 'off' }
  const embarque = donne ? undefined : await demarrerPostgres(dossierDesTests, reglages)
  const serveur = donne ?? embarque?.url('postgres') ?? ''
  project.provide('postgres', { serveur, gabarits: await assurerGabarits(serveur), servi: await assurerDossierServi() })
  return async () => embarque?.arreter()
}
