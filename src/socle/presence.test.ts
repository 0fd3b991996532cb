import { describe, expect, it } from 'vitest'
import { baseDeTest } from './base-de-test.ts'
import { ouvrirConnexion } from './connexion.ts'
import { ecouter } from './ecouter.ts'
import { marquerPresence, prendreLaBase } from './presence.ts'

const base = baseDeTest()

describe('prendre la base pour une restauration', () => {
  it("est refusé tant qu'une application est là, et permis dès qu'elle n'y est plus, même tuée", async () => {
    const [application, restauration] = await Promise.all([ouvrirConnexion(base.base.url, 'une'), ouvrirConnexion(base.base.url, 'autre')])
    await marquerPresence(application)
    expect(await prendreLaBase(restauration)).toBe(false)
    const parti = new Promise<void>((suite) => application.once('end', suite))
    await restauration.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'une'")
    await parti
    expect(await prendreLaBase(restauration)).toBe(true)
    await restauration.end()
  })

  it("l'application qui démarre pendant une restauration attend qu'elle finisse", async () => {
    const restauration = await ouvrirConnexion(base.base.url, 'restauration')
    await restauration.query('BEGIN')
    expect(await prendreLaBase(restauration)).toBe(true)
    let present = false
    const demarrage = ecouter(base.base.url, { canal: 'essai', annonce: () => {}, reprise: () => (present = true) })
    await attendreUnVerrou()
    expect(present).toBe(false)
    await restauration.query('COMMIT')
    const cesser = await demarrage
    expect(present).toBe(true)
    await cesser()
    await restauration.end()
  })
})

async function attendreUnVerrou(): Promise<void> {
  for (let essai = 0; essai < 200; essai++) {
    const { rowCount } = await base.base.pool.query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
    if (rowCount) return
    await new Promise((suite) => setTimeout(suite, 50))
  }
  throw new Error("Personne n'attend.")
}
