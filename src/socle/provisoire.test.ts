import { expect, it } from 'vitest'
import { baseDeTest } from './base-de-test.ts'
import type { Db } from './db.ts'
import { noterProvisoire, suivreProvisoire } from './provisoire.ts'
import { gardeeTantQue, Revision } from './revision.ts'

const base = baseDeTest()

it('une lecture provisoire ne se garde pas, et tous ceux qui l’ont reçue le savent', async () => {
  const suivi = new Revision()
  suivi.reprendre()
  let lectures = 0
  const charger = gardeeTantQue(
    ['mot'],
    async (_db: Db) => {
      await Promise.resolve()
      lectures++
      if (lectures === 1) noterProvisoire()
      return lectures
    },
    { suivi },
  )
  const lire = () => suivreProvisoire(() => charger(base.db))
  // Deux à la fois partagent la même lecture.
  expect(await Promise.all([lire(), lire()])).toEqual([
    { valeur: 1, provisoire: true },
    { valeur: 1, provisoire: true },
  ])
  expect([await lire(), await lire()]).toEqual([
    { valeur: 2, provisoire: false },
    { valeur: 2, provisoire: false },
  ])
})
