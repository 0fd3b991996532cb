import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { chargerContenuFondateur, preparerBase } from '#preparer-base.ts'
import { fermerLesAteliers } from '#socle/atelier/atelier.ts'
import { creerBase, supprimerBase, urlDe } from '#socle/bases.ts'
import { type Db, ouvrirDb } from '#socle/db.ts'
import { dossierParDefaut } from '#socle/identite-postgres.ts'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'

/** Où vivent le PostgreSQL des tests et, à côté, ce qui se garde d'une fois sur l'autre. */
export const dossierDesTests = path.resolve(process.env.DOSSIER_TESTS ?? path.join(dossierParDefaut(), 'tests'))

const chargeLeGabarit =
  /charger-|preparer-base|statistiques|\.salle\.|^src\/(territoire|referentiel|socle)\/.*(contour|donnees-preparees|migrations|repository)/
const marque = empreinte()

/**
 * Les bases que copient les tests : `vide`, migrée, avec les territoires et le référentiel ; `servie`, comme après un premier démarrage.
 * Fait celles qui manquent sur ce serveur, et ôte celles d'avant, avec ce que des tests interrompus ont laissé.
 */
export async function assurerGabarits(serveur: string): Promise<{ vide: string; servie: string }> {
  const gabarits = { vide: `catalyse_gabarit_${marque}_test`, servie: `catalyse_servie_${marque}_test` }
  const { pool, fermer } = ouvrirDb(serveur, { max: 2 })
  const { rows } = await pool.query<{ datname: string }>("SELECT datname FROM pg_database WHERE datname LIKE 'catalyse\\_%\\_test'")
  const presentes = rows.map((ligne) => ligne.datname)
  for (const nom of presentes.filter((n) => !Object.values(gabarits).includes(n))) await supprimerBase(serveur, urlDe(serveur, nom))
  const assurer = async (nom: string, remplir: (db: Db) => Promise<void>, gabarit?: string) => {
    if (presentes.includes(nom)) return
    const chantier = nom.replace(/_\w+_test/, '_chantier_test')
    await creerBase(serveur, chantier, gabarit)
    const base = ouvrirDb(urlDe(serveur, chantier))
    await remplir(base.db)
    await base.fermer()
    await pool.query(`ALTER DATABASE ${chantier} RENAME TO ${nom}`)
  }
  await assurer(gabarits.vide, (db) => preparerBase(db))
  await assurer(gabarits.servie, servir, gabarits.vide)
  await fermer()
  return gabarits
}

/** Un dossier de données comme après un premier démarrage : PostgreSQL initialisé, territoires et contenu chargés. */
export async function assurerDossierServi(): Promise<string> {
  const prefixe = `${path.basename(dossierDesTests)}-servi-`
  const aCote = path.dirname(dossierDesTests)
  const voulu = path.join(aCote, `${prefixe}${marque}`)
  if (existsSync(voulu)) return voulu
  if (existsSync(aCote))
    for (const nom of readdirSync(aCote)) if (nom.startsWith(prefixe)) rmSync(path.join(aCote, nom), { recursive: true })
  const chantier = path.join(aCote, `${prefixe}chantier`)
  const postgres = await demarrerPostgres(chantier, { fsync: 'off' })
  await creerBase(postgres.url('postgres'), 'catalyse')
  const { db, fermer } = ouvrirDb(postgres.url('catalyse'))
  await preparerBase(db)
  await servir(db)
  await fermer()
  await postgres.arreter()
  renameSync(chantier, voulu)
  return voulu
}

async function servir(db: Db): Promise<void> {
  await chargerContenuFondateur(db)
  await fermerLesAteliers()
}

// Ce qui change les gabarits : migrations, contenu, et les fichiers qui les chargent.
function empreinte(): string {
  const somme = createHash('sha256')
  for (const fichier of ['migrations', 'contenu', 'src', 'package-lock.json'].flatMap(fichiers))
    somme.update(fichier).update(readFileSync(fichier))
  return somme.digest('hex').slice(0, 10)
}

function fichiers(source: string): string[] {
  if (source.includes('.')) return [source]
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entree) => entree.isFile() && /\.(sql|csv|md|ya?ml|ts|br)$/.test(entree.name) && !/\.test\.|\.island\./.test(entree.name))
    .map((entree) => path.join(entree.parentPath, entree.name))
    .filter((chemin) => !chemin.startsWith('src/') || chargeLeGabarit.test(chemin))
    .sort()
}
