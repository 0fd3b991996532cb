import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'
import chromium from '@sparticuz/chromium'

// Le Chromium de la machine ; à défaut, celui que porte un paquet npm : rien d'autre à installer.
const installes = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]
const installe = installes.find((chemin) => chemin !== undefined && existsSync(chemin))
const port = Number(process.env.PORT_E2E ?? 3199)

export const dossier = '.catalyse/e2e'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list', { printSteps: false }]],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    // Les transitions d'une page à l'autre coûtent cher sans carte graphique.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: installe ?? (await chromium.executablePath()),
      // Chromium refuse son bac à sable en root, et dans bien des conteneurs ; une carte graphique imitée coûte deux cinquièmes du calcul.
      // Chaque page étant neuve, ce que V8 optimise d'un script ne sert pas : s'en passer ôte un cinquième du calcul.
      args: ['--no-sandbox', '--disable-gpu', '--js-flags=--no-opt --no-maglev'],
    },
  },
  projects: [
    { name: 'avec-script', testIgnore: /petit-ecran/ },
    { name: 'sans-script', grepInvert: /@script/, testIgnore: /accessibilite|petit-ecran/, use: { javaScriptEnabled: false } },
    {
      name: 'petit-ecran',
      testMatch: /petit-ecran|trouve-un-catalyseur|au-clavier/,
      use: { viewport: { width: 360, height: 740 }, hasTouch: true },
    },
  ],
  webServer: {
    command: `node --import tsx e2e/preparer.ts && exec node dist/serveur/server.js`,
    url: `http://localhost:${port}/sante`,
    timeout: 180_000,
    // Pour mettre au point un essai : REPRENDRE=1, et le serveur resté ouvert sert encore.
    reuseExistingServer: process.env.REPRENDRE === '1',
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
    env: {
      PORT: String(port),
      DOSSIER_DONNEES: dossier,
      NIVEAU_JOURNAL: 'warn',
      NODE_ENV: 'production',
      // Chaque test vient de son adresse (x-forwarded-for) : les limites de débit ne s'en mêlent pas.
      MANDATAIRES: '1',
    },
  },
})
