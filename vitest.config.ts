import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
    globalSetup: ['tests/mise-en-place.ts'],
    setupFiles: ['tests/ouvriers-patients.ts'],
    env: { NIVEAU_JOURNAL: 'silent', DOSSIER_DONNEES: '.catalyse/tests-donnees', NODE_ENV: 'test' },
    pool: 'threads',
    // Trois pour deux cœurs : il y en a presque toujours un qui attend un démarrage, un délai, une base.
    maxWorkers: 3,
    // Les fichiers de test se partagent les modules : relire toute l'application pour chacun coûtait plus que les tests.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // Ce moissonneur charge ses modules par un outil que Node 24 ne fait plus tourner : Vite les lit à sa place.
    server: { deps: { inline: ['oai-pmh'] } },
  },
})
