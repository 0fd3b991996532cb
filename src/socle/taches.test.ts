import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it, vi } from 'vitest'
import { baseDeTest } from './base-de-test.ts'
import { demarrerTaches } from './taches.ts'

const base = baseDeTest()

describe('la file des travaux', () => {
  it("refaite pendant l'arrêt, elle est arrêtée elle aussi : elle ne prend plus de travail", async () => {
    const fait = vi.fn()
    const travaux = await demarrerTaches(base.base.url, base.db, [{ nom: 'essai', faire: async () => fait() }])
    await sql`DROP SCHEMA pgboss CASCADE`.execute(base.db)
    const envoi = travaux.enfiler('essai', {})
    // La nouvelle file se crée : l'arrêt vient alors, et une réponse en cours tient la file ouverte.
    await vi.waitFor(async () => {
      const { rows } = await sql<{ la: boolean }>`SELECT to_regclass('pgboss.version') IS NOT NULL AS la`.execute(base.db)
      expect(rows[0]?.la).toBe(true)
    }, 20_000)
    let repondre = () => {}
    const arret = travaux.arreter(new Promise<void>((suite) => (repondre = suite)))
    await envoi
    // Une file en marche prend un travail toutes les deux secondes.
    await attendre(4000)
    repondre()
    await arret
    expect(fait).not.toHaveBeenCalled()
    expect((await sql`SELECT 1 FROM pgboss.job WHERE name = 'essai'`.execute(base.db)).rows).toHaveLength(1)
  })
}, 60_000)
