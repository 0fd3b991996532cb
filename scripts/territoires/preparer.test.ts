import { expect, it } from 'vitest'
import { lireContoursPrepares, lireEnTeteDesTerritoires, lireLotsDeTerritoires } from '#territoire/donnees-preparees.ts'
import { preparerTerritoires } from './preparer.ts'

it('les fichiers de contenu/territoires sont ceux que les paquets donnent (sinon : node scripts/preparer-territoires.ts)', {
  timeout: 120_000,
}, () => {
  const { entete, territoires, contours } = preparerTerritoires()
  expect(territoires).toHaveLength(36_351)
  expect(lireEnTeteDesTerritoires()).toEqual(entete)
  expect([...lireLotsDeTerritoires()].flat()).toEqual(territoires)
  expect(lireContoursPrepares()).toEqual(contours)
})
