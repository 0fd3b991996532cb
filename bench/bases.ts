import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { assurerDemonstration } from '#demonstration/charger-demonstration.ts'
import { preparerBase } from '#preparer-base.ts'
import { creerBase } from '#socle/bases.ts'
import { type Base, ouvrirDb } from '#socle/db.ts'
import { dossierParDefaut } from '#socle/identite-postgres.ts'
import { demarrerPostgres, type PostgresEmbarque } from '#socle/postgres-embarque.ts'
import { engendrerRessources } from './engendrer-ressources.ts'

let serveur: PostgresEmbarque | undefined

/** Le PostgreSQL embarqué du banc, avec les réglages livrés ; ses bases sont gardées d'une fois sur l'autre. */
export async function serveurDuBanc(): Promise<PostgresEmbarque> {
  serveur ??= await demarrerPostgres(path.join(dossierParDefaut(), 'bench'))
  return serveur
}

export async function fermerServeur(): Promise<void> {
  await serveur?.arreter()
}

/** L'URL d'une base de tant d'acteurs inventés, faite une fois par version du schéma. */
export async function baseDe(acteurs: number): Promise<string> {
  const { url } = await serveurDuBanc()
  const gabarit = `bench_${empreinte()}_0`
  const nom = `bench_${empreinte()}_${acteurs}`
  await assurer(url, gabarit, undefined, (base) => preparerBase(base.db))
  await assurer(url, nom, gabarit, (base) => assurerDemonstration(base, { taille: acteurs, jour: '2026-11-23' }))
  return url(nom)
}

/** L'URL d'une base de tant de ressources inventées, sans acteurs. */
export async function baseDeRessources(ressources: number): Promise<string> {
  const { url } = await serveurDuBanc()
  const gabarit = `bench_${empreinte()}_0`
  const recette = createHash('sha256').update(readFileSync('bench/engendrer-ressources.ts')).digest('hex').slice(0, 4)
  const nom = `bench_${empreinte()}_${recette}_r${ressources}`
  await assurer(url, gabarit, undefined, (base) => preparerBase(base.db))
  await assurer(url, nom, gabarit, (base) => engendrerRessources(base, ressources))
  return url(nom)
}

async function assurer(
  url: PostgresEmbarque['url'],
  nom: string,
  gabarit: string | undefined,
  remplir: (base: Base) => Promise<void>,
): Promise<void> {
  const admin = ouvrirDb(url('postgres'), { max: 1 })
  const { rowCount } = await admin.pool.query('SELECT 1 FROM pg_database WHERE datname = $1', [nom])
  if (!rowCount) {
    process.stdout.write(`  (préparation de ${nom}…)\n`)
    const chantier = `${nom}_chantier`
    await admin.pool.query(`DROP DATABASE IF EXISTS ${chantier}`)
    await creerBase(url('postgres'), chantier, gabarit)
    const base = ouvrirDb(url(chantier), { max: 4 })
    // Telle que chacun la reçoit : sans autre soin que ceux des chargements eux-mêmes.
    await remplir(base)
    await base.fermer()
    await admin.pool.query(`ALTER DATABASE ${chantier} RENAME TO ${nom}`)
  }
  await admin.fermer()
}

function empreinte(): string {
  const dossiers = ['migrations', 'src/demonstration'].flatMap((dossier) =>
    readdirSync(dossier)
      .sort()
      .map((nom) => path.join(dossier, nom)),
  )
  const sources = [...dossiers, 'bench/bases.ts', 'src/socle/statistiques.ts']
  const somme = createHash('sha256')
  for (const fichier of sources.filter((nom) => /(?<!\.test)\.(ts|sql)$/.test(nom))) somme.update(readFileSync(fichier))
  return somme.digest('hex').slice(0, 8)
}
