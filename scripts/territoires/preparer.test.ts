import { expect, it } from 'vitest'
import { lireContoursPrepares, lireTerritoiresPrepares } from '#territoire/donnees-preparees.ts'
import { preparerTerritoires } from './preparer.ts'

it('les fichiers de contenu/territoires sont ceux que les paquets donnent (sinon : node scripts/preparer-territoires.ts)', () => {
  const { territoires, contours } = preparerTerritoires()
  expect(territoires.territoires).toHaveLength(36_351)
  expect(lireTerritoiresPrepares()).toEqual(territoires)
  expect(lireContoursPrepares()).toEqual(contours)
})
