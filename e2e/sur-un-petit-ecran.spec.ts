import { expect, test } from './essai.ts'

test('le menu s’ouvre et mène ailleurs', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/')
  await page.getByText('Menu', { exact: true }).click()
  await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Territoires' }).click()
  await expect(page).toHaveURL(/\/territoires$/)
})

// WCAG 1.4.12 et 1.4.4 : interligne 1,5, lettres et mots espacés, texte doublé.
test.describe('avec un texte espacé et doublé', () => {
  test.use({ bypassCSP: true })
  for (const chemin of ['/', '/catalyseurs', '/acteurs/proposer', '/territoires'])
    test(`rien ne déborde ni ne se coupe sur ${chemin}`, async ({ page }) => {
      await page.setViewportSize({ width: 640, height: 800 })
      await page.goto(chemin)
      await page.addStyleTag({
        content:
          'html{font-size:200%!important} *{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important} p{margin-block-end:2em!important}',
      })
      const { deborde, coupes } = await page.evaluate(() => ({
        deborde: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        coupes: [...document.querySelectorAll<HTMLElement>('h1, h2, h3, p, label, button, summary, a')]
          .filter((e) => e.checkVisibility() && !e.closest('.visuellement-cache, .evitement, .fiche-piege, svg'))
          .filter(
            (e) => getComputedStyle(e).overflow === 'hidden' && (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2),
          )
          .map((e) => e.outerHTML.slice(0, 100)),
      }))
      expect({ deborde, coupes }).toEqual({ deborde: 0, coupes: [] })
    })
})
