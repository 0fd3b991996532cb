import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts'],
    globalSetup: ['tests/mise-en-place.ts'],
    env: { NIVEAU_JOURNAL: 'silent', DOSSIER_DONNEES: '.catalyse/tests-donnees', NODE_ENV: 'test' },
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})
