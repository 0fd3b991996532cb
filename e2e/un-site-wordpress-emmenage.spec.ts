import { wxr } from '#ressource/echange/wxr.factory.ts'
import { expect, test } from './essai.ts'

test('une animatrice reprend un site WordPress, relit et publie, d’une seule traite', async ({ page, entrer, autre, unique }) => {
  const [retenu, laisse] = [unique('Animer une marche'), unique('Vieille annonce')]
  const corps =
    '<!-- wp:heading --><h2>Avant</h2><!-- /wp:heading --><!-- wp:paragraph --><p>Inviter <strong>dix</strong> personnes.</p><!-- /wp:paragraph -->'
  const site = `https://${unique('ancien').replace(' ', '-')}.essai`
  const export_ = wxr(
    [
      { id: 1, titre: retenu, corps, categories: ['Méthodes', 'Habitat'] },
      { id: 2, titre: laisse, corps: '<p>Réunion annulée.</p>', categories: ['Actualités'] },
    ],
    { site },
  )
  await entrer('animateur')
  await page.goto('/ressources/imports')
  await page.getByRole('link', { name: 'Importer un site WordPress ou un tableau' }).click()
  await page.getByLabel('Le fichier').setInputFiles({ name: 'ancien-site.xml', mimeType: 'text/xml', buffer: Buffer.from(export_) })
  await page.getByRole('button', { name: 'Envoyer le fichier' }).click()

  // L'analyse, puis où va chaque rubrique, puis l'essai à blanc, puis l'import.
  await expect(page.getByRole('heading', { name: 'Où va chaque rubrique' })).toBeVisible({ timeout: 30_000 })
  await page.getByLabel('Type, quand aucune rubrique ne le dit').selectOption({ label: 'Méthode' })
  await page.getByLabel('Licence').selectOption('CC-BY-4.0')
  await page.getByRole('button', { name: 'Essayer à blanc' }).click()
  await page.getByRole('button', { name: 'Importer pour de bon' }).click({ timeout: 30_000 })
  await expect(page.getByRole('heading', { name: 'À relire et à publier' })).toBeVisible({ timeout: 30_000 })

  await page.getByRole('link', { name: `Lire « ${retenu} »` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(retenu)
  await expect(page.getByText('Inviter dix personnes.').last()).toBeVisible()
  await page.goBack()
  await page.getByRole('checkbox', { name: laisse }).uncheck()
  await page.getByRole('radio', { name: 'Sont archivées' }).check()
  await page.getByRole('button', { name: 'Publier celles qui sont cochées' }).click()
  await expect(page.getByText('1 ressource publiée, 1 archivée.')).toBeVisible()

  const visiteuse = await autre()
  await visiteuse.goto(`/ressources?q=${encodeURIComponent(retenu)}`)
  await visiteuse.getByRole('article').getByRole('link', { name: retenu, exact: true }).click()
  await expect(visiteuse.getByRole('heading', { name: 'Avant' })).toBeVisible()
  await visiteuse.goto(`/ressources?q=${encodeURIComponent(laisse)}`)
  await expect(visiteuse.getByRole('link', { name: laisse, exact: true })).toHaveCount(0)
})
