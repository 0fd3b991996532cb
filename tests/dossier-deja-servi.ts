import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { inject } from 'vitest'
import { chargerContenuFondateur, preparerBase } from '#preparer-base.ts'
import { fermerLesAteliers } from '#socle/atelier/atelier.ts'
import { creerBase } from '#socle/bases.ts'
import { ouvrirDb } from '#socle/db.ts'
import { demarrerPostgres } from '#socle/postgres-embarque.ts'

/**
 * Un dossier de données comme après un premier démarrage : PostgreSQL initialisé, territoires et contenu chargés. Refait seulement
 * quand l'empreinte du gabarit change ; les précédents, à côté, sont effacés.
 */
export async function preparerDossierServi(tests: string, empreinte: string): Promise<string> {
  const prefixe = `${path.basename(tests)}-servi-`
  const voulu = path.join(path.dirname(tests), `${prefixe}${empreinte}`)
  if (existsSync(voulu)) return voulu
  for (const nom of readdirSync(path.dirname(tests)))
    if (nom.startsWith(prefixe)) rmSync(path.join(path.dirname(tests), nom), { recursive: true })
  const chantier = path.join(path.dirname(tests), `${prefixe}chantier`)
  const postgres = await demarrerPostgres(chantier, { fsync: 'off' })
  await creerBase(postgres.url('postgres'), 'catalyse')
  const { db, fermer } = ouvrirDb(postgres.url('catalyse'))
  await preparerBase(db)
  await chargerContenuFondateur(db)
  await fermerLesAteliers()
  await fermer()
  await postgres.arreter()
  renameSync(chantier, voulu)
  return voulu
}

/** Une copie de ce dossier, dans un dossier provisoire : pour les tests dont le premier démarrage n'est pas l'objet. */
export async function dossierDejaServi(nom: string): Promise<string> {
  const dossier = await mkdtemp(path.join(os.tmpdir(), nom))
  // Lancés par root, les tests font tourner PostgreSQL sous un autre nom : il doit pouvoir entrer, et ces données restent les siennes.
  await chmod(dossier, 0o755)
  execFileSync('cp', ['-a', path.join(inject('postgres').servi, 'postgres'), dossier])
  return dossier
}
