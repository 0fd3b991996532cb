import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { tableauActeurs } from '#acteur/echange/acteur.tableau.ts'
import { imports as importsDActeurs } from '#acteur/echange/imports.tsx'
import { assurerDemonstration } from '#demonstration/charger-demonstration.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { preparerBase } from '#preparer-base.ts'
import { tableauRessources } from '#ressource/echange/imports.tsx'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerBase, supprimerBase, urlDe } from '#socle/bases.ts'
import { type Db, ouvrirDb } from '#socle/db.ts'
import { insertImport } from '#socle/echange/suivi-import.repository.ts'
import { restaurer } from '#socle/restauration.ts'
import { sauvegarder } from '#socle/sauvegarde.ts'
import { importerContours } from '#territoire/importer-contours.ts'

// Sans statistiques, PostgreSQL ignore les index de la recherche : chaque chargement laisse donc les siennes.
const base = baseDeTest()
let dossier = ''

beforeAll(async () => {
  dossier = await mkdtemp(path.join(os.tmpdir(), 'statistiques-'))
})
afterAll(() => rm(dossier, { recursive: true }))

describe('aucune table de plus de mille lignes ne reste sans statistiques', () => {
  it('sur une base copiée d’un gabarit', async () => {
    expect(await sansStatistiques(base.db)).toEqual([])
  })

  it('après un premier démarrage, et après un démarrage qui suit un chargement coupé avant la fin', async () => {
    // Le gabarit servi est ce que laisse un premier démarrage, et personne d'autre n'y a fait de statistiques.
    await surUneAutreBase(inject('postgres').gabarits.servie, async (db) => {
      expect(await sansStatistiques(db)).toEqual([])
      await oublier(db)
      expect(await sansStatistiques(db)).toContain('territoire')
      await preparerBase(db)
      expect(await sansStatistiques(db)).toEqual([])
    })
  })

  it('après une restauration', async () => {
    const fichier = path.join(dossier, 'essai.tar.gz')
    await sauvegarder(base.base.url, fichier)
    await surUneAutreBase(undefined, async (db, url) => {
      await restaurer(url, fichier)
      expect(await sansStatistiques(db)).toEqual([])
    })
  })

  it('après le chargement de la démonstration', async () => {
    await oublier(base.db)
    await assurerDemonstration(base.base)
    expect(await sansStatistiques(base.db)).toEqual([])
  })

  it('après un import de contours', async () => {
    await oublier(base.db)
    const chemin = path.join(dossier, 'communes.geojson')
    const carre = [
      [3.08, 45.77],
      [3.1, 45.77],
      [3.1, 45.79],
      [3.08, 45.79],
      [3.08, 45.77],
    ]
    const feature = { type: 'Feature', properties: { code: '63113' }, geometry: { type: 'Polygon', coordinates: [carre] } }
    await writeFile(chemin, JSON.stringify({ type: 'FeatureCollection', features: [feature] }))
    await importerContours(base.db, { chemin })
    // Le reste a été oublié ci-dessus : seules les tables qu'un contour change sont refaites.
    const sans = await sansStatistiques(base.db)
    expect(sans).not.toContain('contour')
    expect(sans).not.toContain('territoire')
  })

  it('après un grand import, d’un trait ou par la file, pour de bon ou à l’essai', async () => {
    const { id: auteurId } = await creerMembre(base.db, { role: 'administrateur' })
    const acteurs = Buffer.from(`nom,profil,commune\n${rangees((n) => `Organisation ${n},association,63113`)}`)
    const ressources = Buffer.from(`titre,type,resume\n${rangees((n) => `Ressource ${n},methode,Une méthode`)}`)
    const imports: (() => Promise<unknown>)[] = [
      () => tableauActeurs.importer(base.db, acteurs, { nomFichier: 'essai.csv', nouvelles: 'publiee' }),
      () => tableauRessources.importer(base.db, ressources, { nomFichier: 'essai.csv', nouvelles: 'brouillon' }),
      async () =>
        importsDActeurs.tache.faire(base.db, {
          id: await insertImport(base.db, { salle: 'acteur', auteurId, nomFichier: 'essai.csv', contenu: acteurs, simuler: true }),
        }),
    ]
    for (const importer of imports) {
      await oublier(base.db)
      await importer()
      expect(await sansStatistiques(base.db)).toEqual([])
    }
  })
}, 240_000)

const rangees = (une: (n: number) => string) => Array.from({ length: 1200 }, (_, n) => une(n)).join('\n')

/** Les tables de plus de mille lignes dont PostgreSQL ne sait rien. */
async function sansStatistiques(db: Db): Promise<string[]> {
  const { rows } = await sql<{ nom: string }>`
    SELECT tablename AS nom FROM pg_tables t WHERE schemaname = 'public'
      AND NOT EXISTS (SELECT 1 FROM pg_stats s WHERE s.schemaname = 'public' AND s.tablename = t.tablename) ORDER BY 1`.execute(db)
  const grandes: string[] = []
  for (const { nom } of rows) {
    const compte = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(nom)}`.execute(db)
    if ((compte.rows[0]?.n ?? 0) > 1000) grandes.push(nom)
  }
  return grandes
}

// L'entretien automatique est ôté : il passerait au hasard, et cacherait un chargement qui ne dit rien.
async function oublier(db: Db): Promise<void> {
  const { rows } = await sql<{ nom: string }>`SELECT tablename AS nom FROM pg_tables WHERE schemaname = 'public'`.execute(db)
  for (const { nom } of rows) await sql`ALTER TABLE ${sql.table(nom)} SET (autovacuum_enabled = false)`.execute(db)
  await sql`DELETE FROM pg_statistic`.execute(db)
}

async function surUneAutreBase(gabarit: string | undefined, faire: (db: Db, url: string) => Promise<void>): Promise<void> {
  const { serveur } = inject('postgres')
  const nom = `catalyse_neuve_${process.pid}_${Math.random().toString(36).slice(2, 8)}_test`
  const url = urlDe(serveur, nom)
  await creerBase(serveur, nom, gabarit)
  const { db, fermer } = ouvrirDb(url, { max: 2 })
  try {
    await faire(db, url)
  } finally {
    await fermer()
    await supprimerBase(serveur, url)
  }
}
