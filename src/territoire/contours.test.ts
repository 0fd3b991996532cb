import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fondFrance } from '#instruments/carte/fond.ts'
import { tracer } from '#instruments/carte/tracer.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { chargerContours, chargerTerritoires } from './charger-territoires.ts'
import { findContour, listContours } from './contour.repository.ts'
import { importerContours } from './importer-contours.ts'
import { listVoisins } from './rassembler-territoire.ts'
import { territoireReel } from './territoire.factory.ts'
import { listParNiveau } from './territoire.repository.ts'

const base = baseDeTest()
const reunion = '../shared/donnees/communes-reunion.geojson'

describe('les territoires et leurs contours indicatifs', () => {
  it('sont déjà là, et les recharger ne change rien', async () => {
    const avant = await territoireReel(base.db)
    await chargerTerritoires(base.db)
    await chargerContours(base.db)
    expect(await territoireReel(base.db)).toEqual(avant)
  })
  it('chaque EPCI, département et région en a un', async () => {
    const { compte } = await base.db
      .selectFrom('territoire as t')
      .leftJoin('contour as c', 'c.territoire_id', 't.id')
      .select((eb) => eb.fn.countAll<number>().as('compte'))
      .where('t.niveau', 'in', ['epci', 'departement', 'region'])
      .where('c.territoire_id', 'is', null)
      .executeTakeFirstOrThrow()
    expect(compte).toBe(0)
  })
  it('les départements de France tiennent en moins de 9 Ko compressés', async () => {
    const departements = await listParNiveau(base.db, 'departement')
    const contours = await listContours(
      base.db,
      departements.filter((d) => d.regionId).map((d) => d.id),
    )
    expect(
      gzipSync(
        tracer(
          fondFrance(),
          contours.map((c) => c.geometrie),
        ).join('\n'),
      ).length,
    ).toBeLessThan(9 * 1024)
  })
  it('le Puy-de-Dôme touche le Cantal, et pas le Finistère', async () => {
    const voisins = (await listVoisins(base.db, await territoireReel(base.db, 'departement', '63'))).map((v) => v.nom)
    expect(voisins).toContain('Cantal')
    expect(voisins).not.toContain('Finistère')
  })
})

describe('importer des contours officiels', () => {
  it.skipIf(!existsSync(reunion))(
    'ceux de La Réunion remplacent les indicatifs jusqu’à la région, une fois (sauté sans le fichier)',
    async () => {
      const premier = await importerContours(base.db, { chemin: reunion, source: 'Essai' })
      expect(premier).toMatchObject({ niveau: 'commune', code: 'INSEE_COM', reconnus: 24, changes: 24, inconnus: [], partiels: [] })
      const region = await territoireReel(base.db, 'region', '04')
      expect(await findContour(base.db, region.id)).toMatchObject({
        estIndicatif: false,
        source: 'Réunion des contours de communes : Essai',
      })
      expect(await importerContours(base.db, { chemin: reunion, source: 'Essai' })).toMatchObject({ changes: 0, ensembles: 0 })
    },
  )
  it('un code inconnu est nommé, et n’empêche pas les autres', async () => {
    const resultat = await importerContours(base.db, { chemin: fichierDe('63113', '99999') })
    expect(resultat).toMatchObject({ reconnus: 1, changes: 1, inconnus: ['99999'] })
    expect(resultat.partiels.map((p) => p.nom)).toContain('Puy-de-Dôme')
  })
  it('les arrondissements et les communes d’avant une fusion se réunissent dans leur commune actuelle', async () => {
    const resultat = await importerContours(base.db, { chemin: fichierDe('75101', '75102', '10036', '10058') })
    expect(resultat).toMatchObject({ lues: 4, reconnus: 2, reunies: 3, inconnus: [] })
  })
  it('un fichier faux ne change rien', async () => {
    const thiers = await territoireReel(base.db, 'commune', '63430')
    const chemin = fichierDe('63430')
    writeFileSync(chemin, '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"63430"},"geometry":null}]}')
    await expect(importerContours(base.db, { chemin })).rejects.toThrow(/n'est pas une surface/)
    expect(await findContour(base.db, thiers.id)).toBeUndefined()
  })
})

function fichierDe(...codes: string[]): string {
  const chemin = path.join(mkdtempSync(path.join(tmpdir(), 'contours-')), 'communes.geojson')
  const features = codes.map((code, i) => ({
    type: 'Feature',
    properties: { code },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [3 + i, 45.7],
          [3.2 + i, 45.7],
          [3.2 + i, 45.9],
          [3 + i, 45.9],
          [3 + i, 45.7],
        ],
      ],
    },
  }))
  writeFileSync(chemin, JSON.stringify({ type: 'FeatureCollection', features }))
  return chemin
}
