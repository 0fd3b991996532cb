import { mkdirSync } from 'node:fs'
import { chromium } from '@playwright/test'
import paquet from '@sparticuz/chromium'

/**
 * Refait les captures du README depuis une démonstration en marche : npm run demonstration, puis
 * `node scripts/photographier.ts http://localhost:3000`.
 */
const adresse = process.argv[2] ?? 'http://localhost:3000'
const vues = [
  { nom: 'accueil', chemin: '/', hauteur: 1180 },
  { nom: 'annuaire', chemin: '/catalyseurs', hauteur: 900 },
]

mkdirSync('docs/images', { recursive: true })
const navigateur = await chromium.launch({
  executablePath: await paquet.executablePath(),
  args: paquet.args.filter((option) => !option.includes('single-process')),
})
for (const { nom, chemin, hauteur } of vues) {
  const page = await navigateur.newPage({ viewport: { width: 1280, height: hauteur }, deviceScaleFactor: 0.75 })
  await page.goto(adresse + chemin, { waitUntil: 'networkidle' })
  await page.screenshot({ path: `docs/images/${nom}.jpg`, type: 'jpeg', quality: 70 })
  await page.close()
}
await navigateur.close()
