import { readFileSync } from 'node:fs'
import ical from 'node-ical'
import { expect, test } from './essai.ts'

test('un chargé de mission demande un thème et un niveau, lit une méthode, suit un parcours, prend l’agenda, sans compte', async ({
  page,
}) => {
  await page.goto('/ressources')
  await page.getByRole('link', { name: 'Que lire, en trois questions' }).click()
  await page.getByLabel('Qui êtes-vous ?').selectOption('collectivite')
  await page.getByRole('radio', { name: /^Découvrir/ }).check()
  await page.getByRole('radio', { name: 'Une heure au plus' }).check()
  await page.getByRole('button', { name: 'Voir ce qui est pour moi' }).click()
  await expect(page).toHaveURL(/profil=collectivite/)
  const methode = page.getByRole('article').getByRole('link').first()
  const titre = (await methode.textContent()) ?? ''
  await methode.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(titre)
  await expect(page.getByRole('heading', { name: /La citer/ })).toBeVisible()

  // Un quart d'heure de parcours : la première étape, et ce qui la remplit.
  await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Parcours' }).click()
  await page.getByRole('link', { name: 'Faire alliance', exact: true }).click()
  await page.getByRole('link', { name: /^Commencer/ }).click()
  await expect(page.getByText(/Étape 1 sur \d/)).toBeVisible()
  await page.getByRole('link', { name: /J'ai fini/ }).click()
  await expect(page.getByText(/Étape 2 sur \d/)).toBeVisible()

  await page.getByRole('navigation', { name: 'Rubriques' }).getByRole('link', { name: 'Webinaires' }).click()
  const agenda = page.waitForEvent('download')
  await page.getByRole('link', { name: /Télécharger le fichier .ics/ }).click()
  const seances = Object.values(ical.sync.parseICS(readFileSync(await (await agenda).path(), 'utf8'))).filter((v) => v?.type === 'VEVENT')
  expect(seances.length).toBeGreaterThan(1)
  await expect(page.getByRole('link', { name: 'Ouvrir dans mon agenda' })).toHaveAttribute('href', /^webcal:.*\/webinaires\.ics$/)
})
