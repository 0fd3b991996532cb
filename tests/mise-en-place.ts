import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { preparerBase } from '#preparer-base.ts'
import { creerBase, supprimerBase, urlDe } from '#socle/bases.ts'
import { ouvrirDb } from '#socle/db.ts'
import { dossierParDefaut } from '#socle/identite-postgres.ts'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'
import { preparerDossierServi } from './dossier-deja-servi.ts'

/**
 * Avant tous les tests : un PostgreSQL (celui de DATABASE_URL_TEST, sinon l'embarqué) et une base gabarit, refaite
 * seulement quand les migrations, le contenu ou les chargements changent. Chaque fichier de test en reçoit une copie. De même un
 * dossier de données comme après un premier démarrage, pour les tests qui ont leur propre PostgreSQL.
 */
export default async function mettreEnPlace(project: TestProject): Promise<() => Promise<void>> {
  const donne = process.env.DATABASE_URL_TEST
  const dossier = path.resolve(process.env.DOSSIER_TESTS ?? path.join(dossierParDefaut(), 'tests'))
  const embarque = donne
    ? undefined
    : await demarrerPostgres(dossier, {
        fsync: 'off',
        synchronous_commit: 'off',
        full_page_writes: 'off',
        max_connections: '100',
      })
  const serveur = donne ?? embarque?.url('postgres') ?? ''
  const marque = empreinte()
  const gabarit = `catalyse_gabarit_${marque}_test`
  await assurerGabarit(serveur, gabarit)
  project.provide('postgres', { serveur, gabarit, servi: await preparerDossierServi(dossier, marque) })
  return async () => embarque?.arreter()
}

async function assurerGabarit(serveur: string, gabarit: string): Promise<void> {
  const chantier = gabarit.replace('gabarit', 'chantier')
  const { pool, fermer } = ouvrirDb(serveur, { max: 2 })
  const { rows } = await pool.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname LIKE 'catalyse\\_%\\_test'")
  const presentes = rows.map((ligne) => ligne.datname)
  for (const nom of presentes.filter((n) => n !== gabarit)) await supprimerBase(serveur, urlDe(serveur, nom))
  if (!presentes.includes(gabarit)) {
    await creerBase(serveur, chantier)
    const base = ouvrirDb(urlDe(serveur, chantier))
    await preparerBase(base.db)
    await base.fermer()
    await pool.query(`ALTER DATABASE ${chantier} RENAME TO ${gabarit}`)
  }
  await fermer()
}

// Ce qui change le gabarit : migrations, contenu, et les fichiers qui le chargent.
function empreinte(): string {
  const sources = ['migrations', 'contenu', 'src/territoire', 'src/referentiel', 'src/socle', 'package-lock.json']
  const somme = createHash('sha256')
  for (const source of sources.filter(existsSync))
    for (const fichier of fichiers(source)) somme.update(fichier).update(readFileSync(fichier))
  return somme.digest('hex').slice(0, 10)
}

function fichiers(source: string): string[] {
  if (!readdirable(source)) return [source]
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter(
      (entree) =>
        entree.isFile() && !/\.test\.|Page\.tsx|\.css|\.island\./.test(entree.name) && /\.(sql|csv|md|ya?ml|ts)$/.test(entree.name),
    )
    .map((entree) => path.join(entree.parentPath, entree.name))
    .filter((chemin) => !chemin.startsWith('src/') || /charger|contour|calculer|migrations|repository/.test(chemin))
    .sort()
}

function readdirable(source: string): boolean {
  return !source.includes('.')
}
