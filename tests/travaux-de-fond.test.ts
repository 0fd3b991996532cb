import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { creerMembre } from '#membre/membre.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { insertImport } from '#socle/echange/suivi-import.repository.ts'
import { restaurer } from '#socle/restauration.ts'
import { sauvegarder } from '#socle/sauvegarde.ts'
import { jusqua, mettreEnService, type ServeurEnService } from './serveur-en-service.ts'

// Les travaux de fond reprennent seuls : après un redémarrage, une restauration, la perte de leur file ou de leurs connexions.
const base = baseDeTest({ servie: true })
let dossier = ''
let serveur: ServeurEnService

const enService = () => mettreEnService({ DATABASE_URL: base.base.url, DOSSIER_DONNEES: dossier })

beforeAll(async () => {
  dossier = await mkdtemp(path.join(os.tmpdir(), 'travaux-'))
  serveur = await enService()
})
afterAll(async () => {
  serveur.processus.kill('SIGKILL')
  await serveur.fin
  await rm(dossier, { recursive: true })
})

describe('un import en attente se fait tout seul', () => {
  it('sa file disparue de la base sous l’application : elle est refaite', async () => {
    const id = await unImportEnAttente()
    await sql`DROP SCHEMA pgboss CASCADE`.execute(base.db)
    await fini(id)
  })

  it('ses connexions coupées par la base', async () => {
    await sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`.execute(
      base.db,
    )
    const id = await unImportEnAttente()
    await sql`INSERT INTO pgboss.job (name, data) VALUES ('importer-acteurs', ${JSON.stringify({ id })}::jsonb)`.execute(base.db)
    await fini(id)
  })

  it('resté sans travail, après un arrêt brutal', async () => {
    serveur.processus.kill('SIGKILL')
    await serveur.fin
    const id = await unImportEnAttente()
    serveur = await enService()
    await fini(id)
  })

  it("remis par une restauration : refusée tant que l'application tourne, entière ensuite", async () => {
    const sauvegarde = path.join(dossier, 'essai.tar.gz')
    serveur.processus.kill('SIGSTOP')
    const id = await unImportEnAttente()
    await sauvegarder(base.base.url, sauvegarde)
    serveur.processus.kill('SIGCONT')
    await expect(restaurer(base.base.url, sauvegarde, { remplacer: true })).rejects.toThrow(/Catalyse tourne sur cette base/)
    serveur.processus.kill('SIGTERM')
    await serveur.fin
    await restaurer(base.base.url, sauvegarde, { remplacer: true })
    expect(await etatDe(id)).toBe('en-attente')
    serveur = await enService()
    await fini(id)
  })
}, 120_000)

// Reçu il y a deux minutes, et que plus aucun travail ne fait avancer.
async function unImportEnAttente(): Promise<number> {
  const { id: auteurId } = await creerMembre(base.db, { role: 'administrateur' })
  const contenu = Buffer.from('nom,profil,commune\nOrganisation importée,association,63113\n')
  const id = await insertImport(base.db, { salle: 'acteur', auteurId, nomFichier: 'essai.csv', contenu, simuler: true })
  await sql`UPDATE import SET avance_le = now() - interval '2 minutes' WHERE id = ${id}`.execute(base.db)
  return id
}

const fini = (id: number) => jusqua(async () => (await etatDe(id)) === 'fini', 60, `import ${id} fini ; ${serveur.sortie()}`)

async function etatDe(id: number): Promise<string | undefined> {
  return (await base.db.selectFrom('import').select('etat').where('id', '=', id).executeTakeFirst())?.etat
}
