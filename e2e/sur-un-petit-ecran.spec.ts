import { expect, test, toutesLesPages } from './essai.ts'

const pages = toutesLesPages()

const parGroupes = Array.from({ length: Math.ceil(pages.length / 12) }, (_, rang) => pages.slice(rang * 12, rang * 12 + 12))

for (const [rang, groupe] of parGroupes.entries())
  test(`rien ne déborde à 320 pixels, et chaque cible se touche (${rang + 1})`, async ({ page, ouvrir }) => {
    await page.setViewportSize({ width: 320, height: 700 })
    for (const visitee of groupe) {
      await test.step(visitee.nom, async () => {
        await page.context().clearCookies()
        await ouvrir(visitee)
        const mesure = await page.evaluate(() => ({
          deborde: document.documentElement.scrollWidth - document.documentElement.clientWidth,
          // WCAG 2.2, 2.5.8 : 24 pixels, sauf dans le fil d'un texte, et sauf ce qui est caché à l'écran.
          petites: [...document.querySelectorAll<HTMLElement>('button, summary, select, input:not([type=hidden])')]
            .filter(
              (element) =>
                element.checkVisibility({ visibilityProperty: true }) && !element.closest('.visuellement-cache, .evitement, .fiche-piege'),
            )
            .map((element) => ({ cible: element.closest('label') ?? element, element }))
            .filter(({ cible }) => cible.getBoundingClientRect().height < 24 || cible.getBoundingClientRect().width < 24)
            .filter(({ element }) => !(element instanceof HTMLInputElement && element.labels?.length))
            .map(({ element }) => element.outerHTML.slice(0, 120)),
        }))
        expect.soft({ page: visitee.nom, ...mesure }).toEqual({ page: visitee.nom, deborde: 0, petites: [] })
      })
    }
  })

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
