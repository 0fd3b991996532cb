import { expect, test } from './essai.ts'

test("elle pose sa question sur l'accueil et lit qui peut l'aider", async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('À faire').fill('comptoir')
  const ou = page.getByLabel('Où', { exact: true })
  await ou.fill('Paris (75056)')
  // Le champ quitté, ses suggestions se referment : sur un petit écran, elles couvrent le bouton.
  await ou.blur()
  await page.getByRole('button', { name: 'Trouver qui peut aider' }).click()
  await expect(page).toHaveURL(/\/trouver\?q=comptoir/)
  await expect(page.getByRole('heading', { name: 'Catalyseurs qui peuvent vous aider' })).toBeVisible()
  await page
    .getByRole('link', { name: /Comptoir des essais/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Comptoir des essais')
})

test('les réponses suivent la frappe @script', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('À faire').pressSequentially('comptoir')
  await expect(
    page
      .locator('#reponses')
      .getByRole('link', { name: /Comptoir des essais/ })
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: /^\d+ réponses? sous la question$/ })).toHaveCount(1)
  await expect(page).toHaveURL(/\/$/)
})

test('une faute de frappe ne la perd pas', async ({ page }) => {
  await page.goto('/trouver?q=conptoir')
  await expect(page.getByText('nous avons aussi cherché « comptoir »')).toBeVisible()
})

test("elle filtre l'annuaire, ôte un filtre, tourne les pages", async ({ page }) => {
  await page.goto('/catalyseurs')
  const total = await page.locator('#resultats').textContent()
  await page.getByRole('link', { name: /Page suivante/ }).click()
  await expect(page).toHaveURL(/apres=/)
  await page.getByRole('link', { name: /Page précédente/ }).click()
  await expect(page.locator('#resultats')).toHaveText(total ?? '')
  await page.getByLabel('Que cherchez-vous ?').fill('lucioles')
  await page.getByRole('button', { name: 'Chercher', exact: true }).click()
  await expect(page.locator('#resultats')).toHaveText('1 catalyseur')
})

test('elle coche une pratique et la liste suit', async ({ page, javaScriptEnabled }) => {
  await page.goto('/catalyseurs')
  const replie = page.locator('details.facettes > summary')
  if (await replie.isVisible()) await replie.click()
  const choix = page.locator('.facette-choix input[type=checkbox]').first()
  await choix.check()
  if (javaScriptEnabled === false) await page.getByRole('button', { name: 'Appliquer les filtres' }).click()
  await expect(page).toHaveURL(/pratique=/)
  await page
    .getByRole('link', { name: /Retirer le filtre/ })
    .first()
    .click()
  await expect(page).not.toHaveURL(/pratique=/)
})

test('elle emporte exactement ce que la liste montre', async ({ page }) => {
  await page.goto('/catalyseurs?q=lucioles')
  await page.getByText('Emporter ces fiches').click()
  const lien = await page.getByRole('link', { name: 'Tableau (CSV)' }).getAttribute('href')
  const csv = await (await page.request.get(lien ?? '')).text()
  expect(csv.match(/^\uFEFF?"[a-z-]+","/gm), "l'en-tête et une fiche").toHaveLength(2)
  expect(csv).toContain('Atelier des lucioles')
})

test("d'une fiche, elle va chez ses voisines et sur son territoire", async ({ page, jeu }) => {
  await page.goto(`/catalyseurs/${jeu.tenue}`)
  await expect(page.getByRole('heading', { name: "Près d'ici" })).toBeVisible()
  await page.locator('[aria-labelledby=pres] a').first().click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Atelier des lucioles')
  await page.goBack()
  await page.getByRole('link', { name: 'Clermont-Ferrand', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Clermont-Ferrand')
  await expect(page.getByRole('link', { name: 'Atelier des lucioles' })).toBeVisible()
})

test('une page introuvable lui propose de chercher', async ({ page }) => {
  await page.goto('/nulle-part')
  await page.getByLabel(/Chercher un besoin/).fill('lucioles')
  await page.getByRole('main').getByRole('button', { name: 'Chercher' }).click()
  await expect(page.getByRole('main').getByRole('link', { name: 'Atelier des lucioles' })).toBeVisible()
})
