import { expect, type Page, test } from './essai.ts'

const ecrire = (page: Page, texte: string) => page.getByLabel('Trois voisins').fill(texte)

test('sans compte, il commence, écrit, revient le lendemain, et emporte sa fiche @script', async ({ page, jeu }) => {
  const adresse = `/parcours/${jeu.parcours.slug}`
  await page.goto('/parcours')
  await page.getByRole('link', { name: 'Relier les voisins', exact: true }).click()
  await page.getByRole('link', { name: 'Commencer' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Regarder autour de soi')
  await ecrire(page, 'Le lycée, la mairie, la recyclerie')
  await expect(page.getByText('Gardé dans ce navigateur.')).toBeVisible()
  await page.getByRole('link', { name: "J'ai fini, étape suivante : Relier" }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Relier')

  await page.getByRole('radio', { name: 'Il décide' }).check()
  await page.getByRole('button', { name: 'Vérifier mes réponses' }).click()
  await expect(page.getByText('Pas tout à fait.')).toBeVisible()
  await expect(page).not.toHaveURL(/v_controle/)

  await page.goto(adresse)
  await page.getByRole('link', { name: 'Reprendre : Relier' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Relier')
  await page.goto(`${adresse}/releve`)
  await expect(page.getByText('Le lycée, la mairie, la recyclerie')).toBeVisible()
  const emporte = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Emporter en fichier' }).click()
  expect((await emporte).suggestedFilename()).toBe('mes-parcours-catalyse.json')
  await page.getByRole('button', { name: 'Effacer de ce navigateur' }).click()
  await page.getByRole('button', { name: 'Effacer de ce navigateur' }).click()
  await expect(page.getByText('Le lycée, la mairie, la recyclerie')).toBeHidden()
})

test('ce que son navigateur gardait rejoint son compte quand il entre @script', async ({ page, jeu, entrer }) => {
  const adresse = `/parcours/${jeu.parcours.slug}`
  await page.goto(`${adresse}/regarder`)
  await ecrire(page, 'La ressourcerie')
  await expect(page.getByText('Gardé dans ce navigateur.')).toBeVisible()
  await entrer('tenant')
  await page.goto(adresse)
  await expect(page.getByText('Ce que ce navigateur gardait a rejoint votre compte')).toBeVisible()
  await page.goto(`${adresse}/regarder`)
  await expect(page.getByLabel('Trois voisins')).toHaveValue('La ressourcerie')
  expect(await page.evaluate(() => localStorage.getItem('catalyse.parcours'))).toBeNull()
})

test('sans script ni compte, il lit tout, vérifie ce qu’il a compris, et a une fiche à imprimer', async ({
  page,
  jeu,
  javaScriptEnabled,
}) => {
  test.skip(javaScriptEnabled !== false, 'le cas du navigateur sans script')
  await page.goto(`/parcours/${jeu.parcours.slug}/regarder`)
  await expect(page.getByText('ne peut pas être gardé')).toBeVisible()
  await page.getByRole('link', { name: "J'ai fini, étape suivante : Relier" }).click()
  await page.getByRole('radio', { name: 'Il relie' }).check()
  await page.getByRole('button', { name: 'Vérifier mes réponses' }).click()
  await expect(page.getByText("C'est cela.")).toBeVisible()
  await page.getByRole('link', { name: "J'ai fini le parcours : voir ma fiche" }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Relier les voisins')
})

test('avec un compte, ses pas sont gardés, et son équipe le suit', async ({ page, jeu, entrer, autre, unique }) => {
  await entrer('animateur')
  await page.goto(`/parcours/${jeu.parcours.slug}/regarder?version=2h`)
  await ecrire(page, 'Le café associatif')
  await page.getByRole('button', { name: "J'ai fini, étape suivante : Relier" }).click()
  await expect(page.getByText("C'est gardé dans votre compte.")).toBeVisible()

  await page.goto(`/parcours/${jeu.parcours.slug}`)
  await page.getByRole('link', { name: 'Le suivre en équipe' }).click()
  const nom = unique('Équipe des essais')
  await page.getByLabel('Nom du groupe').fill(nom)
  await page.getByLabel('Longueur').selectOption('2h')
  await page.getByRole('button', { name: 'Créer le groupe' }).click()
  await expect(page.getByText('1 sur 1')).toBeVisible()
  await page.getByLabel('Jour').fill('2027-01-12')
  await page.getByLabel('Heure, à Paris').fill('14h')
  await page.getByRole('button', { name: 'Poser cette date' }).click()
  await expect(page.getByRole('time')).toHaveText('mardi 12 janvier 2027, de 14 h à 15 h 30')

  const invite = await autre('tenant')
  await invite.goto(new URL(page.url()).pathname)
  await invite.getByRole('button', { name: 'Rejoindre le groupe' }).click()
  await expect(invite.getByRole('heading', { level: 1 })).toHaveText(nom)
  await expect(invite.getByText('Le café associatif')).toBeHidden()
})

test("l'animation compose un parcours et le publie", async ({ page, entrer, unique, javaScriptEnabled }) => {
  await entrer('animateur')
  await page.goto('/parcours/gerer')
  const titre = unique('Chemin des essais')
  await page.getByLabel('Son titre').fill(titre)
  await page.getByRole('button', { name: 'Créer le brouillon' }).click()
  for (const [genre, nom] of [
    ['Étape', 'Partir'],
    ['À lire ici', 'Un mot'],
  ] as const) {
    const place = page.locator('.compo-ajout').last()
    await place.locator('summary').click()
    await place.getByRole('button', { name: genre }).click()
    const neuf = page.locator('.compo-bloc').last()
    await neuf.getByLabel('Titre', { exact: true }).fill(nom)
    await neuf.getByLabel('Minutes').fill('25')
  }
  if (javaScriptEnabled !== false) await expect(page.locator('[data-total="2h"]')).toHaveText('50 min')
  await page.getByRole('button', { name: 'Enregistrer et publier' }).click()
  await expect(page.getByText("C'est enregistré")).toBeVisible()
  await expect(page.locator('[data-total="2h"]')).toHaveText('50 min')
  await page.goto('/parcours')
  await expect(page.getByRole('link', { name: titre })).toBeVisible()
})

test('au clavier, un bloc monte, s’ôte et revient sans quitter la page @script', async ({ page, jeu, entrer }) => {
  await entrer('animateur')
  await page.goto(`/parcours/${jeu.parcours.slug}/composer`)
  await page.getByRole('button', { name: 'Monter : Votre carnet' }).press('Enter')
  await expect(page.locator('.compo-bloc').nth(2)).toContainText('Votre carnet')
  await expect(page.getByRole('button', { name: 'Monter : Votre carnet' })).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: 'en place 3 sur 8' })).toHaveCount(1)
  await page.getByRole('button', { name: 'Ôter : Votre carnet' }).press('Enter')
  await expect(page.locator('[data-total="2h"]')).toHaveText('50 min')
  await page.getByRole('button', { name: 'Remettre : Votre carnet' }).press('Enter')
  await expect(page.locator('[data-total="2h"]')).toHaveText('1 h')
})
