import { dernierCourriel, expect, type Page, test } from './essai.ts'

/** Demande un lien, le reçoit par courriel, entre, et dit son nom. */
async function entrerParCourriel(page: Page, administration: Page, adresse: string): Promise<void> {
  await page.goto('/connexion')
  await page.getByLabel('Votre adresse électronique').fill(adresse)
  await page.getByRole('button', { name: 'Recevoir un lien de connexion' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre lien est prêt')
  const lien = /https?:\S+\/connexion\/lien\S+/.exec(await dernierCourriel(administration, '', adresse))?.[0] ?? ''
  await page.goto(lien)
  await page.getByRole('button', { name: 'Entrer', exact: true }).click()
  await expect(page.getByText('Bienvenue !')).toBeVisible()
  await page.getByLabel('Votre nom').fill('Nadia Nouvelle')
  await page.getByRole('button', { name: 'Enregistrer mon nom' }).click()
  await expect(page.getByText('Votre nom est enregistré.')).toBeVisible()
}

test('elle entre par un lien, emporte ses données, puis efface tout', async ({ page, autre, unique }) => {
  const adresse = `${unique('nadia').replace(' ', '-')}@essai.invalid`
  await entrerParCourriel(page, await autre('administrateur'), adresse)
  await page.getByRole('link', { name: 'Voir mes données' }).click()
  const donnees = await (await page.request.get('/mon-compte/donnees.json')).text()
  expect(donnees).toContain(adresse)
  expect(donnees).toContain('Nadia Nouvelle')

  await page.getByRole('button', { name: /Effacer mon compte/ }).click()
  await expect(page.getByText('Écrivez le mot EFFACER pour confirmer.')).toBeVisible()
  await page.getByLabel(/écrivez EFFACER/).fill('effacer')
  await page.getByRole('button', { name: /Effacer mon compte/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vos données sont effacées')
  expect(await page.context().cookies()).toEqual([])
  expect((await page.goto('/mon-compte'))?.status()).toBe(401)
})

test('le lien ne sert qu’une fois', async ({ page, autre, unique }) => {
  const adresse = `${unique('omar').replace(' ', '-')}@essai.invalid`
  const administration = await autre('administrateur')
  await entrerParCourriel(page, administration, adresse)
  const lien = /https?:\S+\/connexion\/lien\S+/.exec(await dernierCourriel(administration, '', adresse))?.[0] ?? ''
  await page.goto(lien)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien ne sert plus')
})

test('après la connexion, elle revient là où elle allait', async ({ page, autre, unique, jeu }) => {
  const adresse = `${unique('inès')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')}@essai.invalid`
  await page.goto(`/acteurs/${jeu.libre}/revendiquer`)
  await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click()
  await page.getByLabel('Votre adresse électronique').fill(adresse)
  await page.getByRole('button', { name: 'Recevoir un lien de connexion' }).click()
  const lien = /https?:\S+\/connexion\/lien\S+/.exec(await dernierCourriel(await autre('administrateur'), '', adresse))?.[0] ?? ''
  await page.goto(lien)
  await page.getByRole('button', { name: 'Entrer', exact: true }).click()
  await page.getByLabel('Votre nom').fill('Inès')
  await page.getByRole('button', { name: 'Enregistrer mon nom' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tenir la fiche')
})

test('elle se déconnecte, et la page suivante ne la connaît plus', async ({ page, autre, unique }) => {
  const adresse = `${unique('lea').replace(' ', '-')}@essai.invalid`
  await entrerParCourriel(page, await autre('administrateur'), adresse)
  await page.getByRole('main').getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page).toHaveURL(/\/$/)
  await expect(page.getByText('Nadia Nouvelle')).toHaveCount(0)
  expect((await page.goto('/mon-compte'))?.status()).toBe(401)
})
