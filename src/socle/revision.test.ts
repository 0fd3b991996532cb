import { describe, expect, it } from 'vitest'
import { baseDeTest } from './base-de-test.ts'
import { gardeeTantQue, Revision } from './revision.ts'

const base = baseDeTest()

function suivie({ annoncees = false } = {}) {
  const suivi = new Revision()
  suivi.reprendre()
  let lectures = 0
  const lire = gardeeTantQue(['terme'], async () => ++lectures, { suivi, annoncees })
  return { suivi, lire: () => lire(base.db) }
}

describe('ce qui est gardé tant qu’une table ne change pas', () => {
  it('se relit quand la base annonce cette table, et non une autre', async () => {
    const { suivi, lire } = suivie()
    suivi.avancer('mot')
    expect([await lire(), await lire()]).toEqual([1, 1])
    suivi.avancer('mot')
    expect(await lire()).toBe(1)
    suivi.avancer('terme')
    expect(await lire()).toBe(2)
  })

  it('se relit dès que ce processus écrit, sans attendre que la base dise où : qui ajoute un terme le voit', async () => {
    const { suivi, lire } = suivie()
    await lire()
    suivi.avancer()
    expect(await lire()).toBe(2)
  })

  it('très coûteux à refaire, attend l’annonce', async () => {
    const { suivi, lire } = suivie({ annoncees: true })
    await lire()
    suivi.avancer()
    expect(await lire()).toBe(1)
    suivi.avancer('terme')
    expect(await lire()).toBe(2)
  })
})
