import { dernierCourriel, expect, test } from './essai.ts'

test('écrite sans compte, relue avec des suggestions, reprise, publiée : la vie d’une ressource', async ({ page, autre, unique }) => {
  const titre = unique('Réunir des voisins')
  const adresse = `${titre.replaceAll(' ', '-').replaceAll('é', 'e').toLowerCase()}@essai.invalid`
  await page.goto('/ressources/contribuer')
  await page.getByLabel(/^Titre/).fill(titre)
  await page.getByLabel('En deux phrases').fill('Deux heures pour se parler.')
  await page.getByRole('radio', { name: 'Méthode' }).check()
  await page.locator('[name="corps"]').fill('## Avant\n\nInviter dix personnes.')
  await page.getByLabel(/^Votre nom/).fill('Ana Martin')
  await page.getByLabel(/^Votre adresse électronique/).fill(adresse)
  await page.getByRole('button', { name: 'Proposer cette ressource' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Merci, la ressource est arrivée')

  const animation = await autre('administrateur')
  await animation.goto('/moderation?genre=ressource%2Fpublier')
  await animation.getByRole('link', { name: titre }).first().click()
  await expect(animation.getByRole('heading', { level: 1 })).toHaveText(`Relire « ${titre} »`)
  const relecture = animation.url()
  await animation.locator('[name="corps"]').fill('## Avant\n\nInviter douze personnes.')
  await animation.getByLabel(/^À l'auteur/).fill('Douze, plutôt que dix.')
  await animation.getByRole('button', { name: 'Envoyer mes suggestions' }).click()
  await expect(animation.getByText('Vos suggestions sont parties.')).toBeVisible()

  const courriel = await dernierCourriel(animation, 'Des suggestions', adresse)
  await page.goto(/\/ressources\/suggestions\/\d+\?cle=[\w-]+/.exec(courriel)?.[0] ?? '')
  await expect(page.locator('ins mark')).toHaveText('douze')
  await page.getByRole('button', { name: 'Reprendre' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Merci, votre réponse est arrivée')

  await animation.goto(relecture)
  await animation.getByRole('button', { name: 'Publier telle quelle' }).click()
  await expect(animation.getByRole('heading', { level: 1 })).toHaveText(titre)
  await page.goto(new URL(animation.url()).pathname)
  await expect(page.getByText('Inviter douze personnes.')).toBeVisible()
})
