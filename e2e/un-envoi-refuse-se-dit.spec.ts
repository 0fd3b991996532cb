import { expect, test } from './essai.ts'

const videMax = 45 * 1024 ** 2

test('un gros envoi refusé montre sa page, et non une connexion coupée', async ({ page, entrer }) => {
  await entrer('animateur')
  await page.goto('/ressources/imports/nouveau')
  await page.locator('input[type=file]').setInputFiles({ name: 'site.xml', mimeType: 'text/xml', buffer: Buffer.alloc(videMax, '<') })
  // La session s'est fermée pendant la saisie.
  await page.context().clearCookies()
  await page.getByRole('main').locator('form[method=post] button').last().click()
  await expect(page.getByRole('heading', { name: 'Il faut être connecté' })).toBeVisible()
})

test('un envoi plus gros que permis montre sa page', async ({ page, entrer }) => {
  await entrer('animateur')
  await page.goto('/acteurs/imports/nouveau')
  await page.locator('input[type=file]').setInputFiles({ name: 'gros.csv', mimeType: 'text/csv', buffer: Buffer.alloc(videMax, 'a') })
  await page.getByRole('main').locator('form[method=post] button').last().click()
  await expect(page.getByRole('heading', { name: 'Cet envoi est trop gros' })).toBeVisible()
})
