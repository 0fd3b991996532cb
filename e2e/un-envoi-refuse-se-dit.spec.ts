import { writeFileSync } from 'node:fs'
import { expect, test } from './essai.ts'

// Sur le disque : donné par le test, il passerait d'abord au navigateur en base 64.
function grosFichier(nom: string): string {
  const chemin = test.info().outputPath(nom)
  writeFileSync(chemin, Buffer.alloc(45 * 1024 ** 2, '<'))
  return chemin
}

test('un gros envoi refusé montre sa page, et non une connexion coupée', async ({ page, entrer }) => {
  await entrer('animateur')
  await page.goto('/ressources/imports/nouveau')
  await page.locator('input[type=file]').setInputFiles(grosFichier('site.xml'))
  // La session s'est fermée pendant la saisie.
  await page.context().clearCookies()
  await page.getByRole('main').locator('form[method=post] button').last().click()
  await expect(page.getByRole('heading', { name: 'Il faut être connecté' })).toBeVisible()
})

test('un envoi plus gros que permis montre sa page', async ({ page, entrer }) => {
  await entrer('animateur')
  await page.goto('/acteurs/imports/nouveau')
  await page.locator('input[type=file]').setInputFiles(grosFichier('gros.csv'))
  await page.getByRole('main').locator('form[method=post] button').last().click()
  await expect(page.getByRole('heading', { name: 'Cet envoi est trop gros' })).toBeVisible()
})
