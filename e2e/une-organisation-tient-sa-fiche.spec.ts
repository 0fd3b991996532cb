import { decider, dernierCourriel, expect, proposerFiche, test } from './essai.ts'

test("proposée, relue, publiée, revendiquée, modifiée, restaurée : la vie d'une fiche", async ({ page, entrer, autre, unique }) => {
  const nom = unique('Maison des essais')
  const adresse = `${nom.replaceAll(' ', '-').toLowerCase()}@essai.invalid`
  await proposerFiche(page, nom, adresse)

  const animation = await autre('administrateur')
  await decider(animation, nom, 'Accepter')
  await expect(animation.getByText('1 demande acceptée.')).toBeVisible()
  expect(await dernierCourriel(animation, "C'est accepté", adresse)).toContain('/acteurs/numero/')

  await page.goto(`/acteurs?q=${encodeURIComponent(nom)}`)
  await page.getByRole('article').getByRole('link', { name: nom, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(nom)

  await entrer('membre')
  await page.reload()
  await page.getByRole('link', { name: 'Demandez à tenir cette fiche' }).click()
  await page.getByLabel(/Quel est votre lien/).fill("J'en suis la directrice depuis 2019.")
  await page.getByRole('button', { name: 'Demander à tenir cette fiche' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre demande est arrivée')
  await decider(animation, nom, 'Accepter')
  await expect(animation.getByText('1 demande acceptée.')).toBeVisible()

  await page.getByRole('link', { name: 'Revenir à la fiche' }).click()
  await page.getByRole('link', { name: 'Modifier', exact: true }).click()
  await page.getByLabel('En une phrase').fill('Un lieu neuf.')
  await page.getByLabel('Pourquoi ce changement ?').fill('Présentation')
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click()
  await expect(page.getByText('La fiche est modifiée.')).toBeVisible()
  await expect(page.locator('.chapeau')).toHaveText('Un lieu neuf.')

  await page.getByRole('link', { name: "Voir l'historique" }).click()
  await page.getByRole('link', { name: 'Revenir à la version 1', exact: true }).click()
  await page.getByRole('button', { name: 'Revenir à la version 1' }).click()
  await expect(page.getByText('La fiche a repris le contenu de la version choisie')).toBeVisible()
  await expect(page.locator('.chapeau')).toHaveCount(0)
})

test('ce qui manque est dit champ par champ, et rien de saisi ne se perd', async ({ page }) => {
  await page.goto('/acteurs/proposer')
  await page.getByLabel("Nom de l'organisation").fill('Une organisation')
  await page.getByLabel('SIRET').fill('123')
  await page.getByRole('button', { name: 'Proposer cette fiche' }).click()
  await expect(page.getByLabel("Nom de l'organisation")).toHaveValue('Une organisation')
  const siret = page.getByRole('textbox', { name: 'SIRET' })
  await expect(siret).toHaveAttribute('aria-invalid', 'true')
  await expect(siret).toHaveAccessibleDescription(/Ce SIRET n'est pas juste/)
  await page.getByRole('link', { name: /SIRET/ }).click()
  await expect(page).toHaveURL(/#champ-siret$/)
})

test('on écrit à une organisation sans connaître son adresse', async ({ page, jeu, autre, unique }) => {
  const sujet = unique('Une question')
  await page.goto(`/acteurs/${jeu.libre}`)
  await page.getByRole('link', { name: 'Écrire à cette organisation' }).click()
  await page.getByLabel('Votre nom').fill('Nadia')
  await page.getByLabel('Votre adresse électronique').fill('nadia@essai.invalid')
  await page.getByLabel('Sujet').fill(sujet)
  await page.getByLabel('Votre message').fill('Bonjour, nous cherchons un lieu à Thiers.')
  await page.getByRole('button', { name: 'Envoyer ce message' }).click()
  // Gardé tant que l'adresse n'est pas confirmée ; le même essai, sans script, a pu la confirmer avant celui-ci.
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Votre message est (gardé|prêt à partir)/)
  await expect(page.getByText('regie@essai.invalid')).toHaveCount(0)
  const organisation = await autre()
  await organisation.goto(jeu.cles.contact)
  await organisation.getByRole('button', { name: "Oui, c'est mon adresse" }).click()
  await expect(organisation.getByRole('heading', { level: 1 })).toHaveText('Merci, votre adresse est confirmée')
  expect(await dernierCourriel(await autre('administrateur'), sujet, 'regie@essai.invalid')).toContain('un lieu à Thiers')
})

test('deux personnes modifient à la fois : la seconde voit ce que la première a écrit', async ({ page, jeu, entrer, autre, unique }) => {
  const [premier, second] = [unique('Première version'), unique('Seconde version')]
  await entrer('tenant')
  await page.goto(`/acteurs/${jeu.tenue}/modifier`)
  const animation = await autre('administrateur')
  await animation.goto(`/acteurs/${jeu.tenue}/modifier`)
  await animation.getByLabel('Source').fill(premier)
  await animation.getByRole('button', { name: 'Enregistrer la fiche' }).click()
  await expect(animation.getByText('La fiche est modifiée.')).toBeVisible()
  await page.getByLabel('Source').fill(second)
  await page.getByRole('button', { name: 'Enregistrer la fiche' }).click()
  await expect(page.getByText("Quelqu'un a modifié cette fiche pendant que vous écriviez")).toBeVisible()
  await expect(page.getByRole('cell', { name: premier })).toBeVisible()
  await expect(page.getByLabel('Source')).toHaveValue(second)
  await page.getByRole('button', { name: 'Enregistrer ma version' }).click()
  await expect(page.getByText('La fiche est modifiée.')).toBeVisible()
})
