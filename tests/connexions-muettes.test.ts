import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { creerMembre } from '#membre/membre.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { estBaseInjoignable } from '#socle/base-injoignable.ts'
import { type Base, ouvrirDb } from '#socle/db.ts'
import { insertImport } from '#socle/echange/suivi-import.repository.ts'
import { ouvrirRelais } from './relais.ts'
import { jusqua, mettreEnService } from './serveur-en-service.ts'

// Une machine s'éteint d'un coup, une autre prend la suite : les connexions d'avant ne disent plus rien, et ne se ferment pas.
const base = baseDeTest({ servie: true })
let relais: Awaited<ReturnType<typeof ouvrirRelais>>
let dossier = ''
beforeAll(async () => {
  relais = await ouvrirRelais(base.base.url)
  dossier = await mkdtemp(path.join(os.tmpdir(), 'muettes-'))
})
afterAll(async () => {
  await relais.fermer()
  await rm(dossier, { recursive: true })
})

const un = ({ db }: Base) => sql`SELECT pg_sleep(0.05)`.execute(db)
const toutes = (reserve: Base) => Promise.all([un(reserve), un(reserve), un(reserve)])

describe('les connexions deviennent muettes', () => {
  it("une page l'apprend en moins de cinq secondes, et la suivante est servie", async () => {
    const pages = ouvrirDb(relais.url, { max: 3, pages: true })
    await toutes(pages)
    relais.taire()
    const debut = performance.now()
    const erreur = await un(pages).catch((echec: unknown) => echec)
    expect(estBaseInjoignable(erreur)).toBe(true)
    expect(performance.now() - debut).toBeLessThan(5000)
    await toutes(pages)
    expect(performance.now() - debut).toBeLessThan(7000)
    await pages.fermer()
  })

  it("muettes au milieu d'une transaction : elle échoue de même", async () => {
    const pages = ouvrirDb(relais.url, { max: 1, pages: true })
    const debut = performance.now()
    const transaction = pages.db.transaction().execute(async (trx) => {
      await sql`SELECT 1`.execute(trx)
      relais.taire()
      await sql`SELECT 1`.execute(trx)
    })
    await expect(transaction).rejects.toSatisfy(estBaseInjoignable)
    expect(performance.now() - debut).toBeLessThan(5000)
    await un(pages)
    await pages.fermer()
  })

  it('une requête longue, que le serveur fait, et une connexion prêtée qui ne demande rien vont à leur terme', async () => {
    const pages = ouvrirDb(relais.url, { max: 3, pages: true })
    const pensive = pages.db.transaction().execute(async (trx) => {
      await sql`SELECT 1`.execute(trx)
      await new Promise((suite) => setTimeout(suite, 3500))
      return sql`SELECT 1 AS un`.execute(trx)
    })
    const longue = sql`SELECT pg_sleep(3.5), 1 AS un`.execute(pages.db)
    expect(await Promise.all([pensive, longue])).toMatchObject([{ rows: [{ un: 1 }] }, { rows: [{ un: 1 }] }])
    await pages.fermer()
  })

  it('les travaux de fond et leur file reprennent seuls', async () => {
    const serveur = await mettreEnService({ DATABASE_URL: relais.url, DOSSIER_DONNEES: dossier })
    try {
      await fini(await unImport())
      relais.taire()
      await fini(await unImport())
    } finally {
      serveur.processus.kill('SIGKILL')
      await serveur.fin
    }
  })
}, 120_000)

async function unImport(): Promise<number> {
  const { id: auteurId } = await creerMembre(base.db, { role: 'administrateur' })
  const contenu = Buffer.from('nom,profil,commune\nOrganisation importée,association,63113\n')
  const id = await insertImport(base.db, { salle: 'acteur', auteurId, nomFichier: 'essai.csv', contenu, simuler: true })
  await sql`INSERT INTO pgboss.job (name, data) VALUES ('importer-acteurs', ${JSON.stringify({ id })}::jsonb)`.execute(base.db)
  return id
}

const fini = (id: number) =>
  jusqua(
    async () => (await base.db.selectFrom('import').select('etat').where('id', '=', id).executeTakeFirst())?.etat === 'fini',
    45,
    `import ${id} fini`,
  )
