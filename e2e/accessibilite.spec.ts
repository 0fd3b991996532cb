import AxeBuilder from '@axe-core/playwright'
import { toutesLesPages } from '../tests/pages.ts'
import { expect, type Page, test } from './essai.ts'

const regles = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Ce qu'axe reproche à la page, en clair et en sombre : la règle, et les premiers éléments fautifs. */
async function reproches(page: Page, dans = 'html'): Promise<string[]> {
  const trouves: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // Aucune page ne contient d'iframe : pas besoin de la page à part qu'axe ouvre pour réunir leurs résultats.
    const axe = new AxeBuilder({ page }).include(dans).setLegacyMode()
    // D'un thème à l'autre, seules les couleurs changent.
    const { violations } = await (colorScheme === 'light'
      ? axe.withTags(regles)
      : axe.withRules(['color-contrast', 'link-in-text-block'])
    ).analyze()
    for (const { id, nodes } of violations)
      trouves.push(
        `${colorScheme} ${id} : ${nodes
          .slice(0, 3)
          .map(({ target, failureSummary }) => `${target} ${failureSummary?.split('\n')[1]?.trim()}`)
          .join(' | ')}`,
      )
  }
  return trouves
}

// Par groupes : un navigateur neuf par page coûterait plus que les pages.
const parGroupes = Array.from({ length: Math.ceil(toutesLesPages.length / 8) }, (_, rang) => toutesLesPages.slice(rang * 8, rang * 8 + 8))

for (const groupe of parGroupes)
  test(`sans reproche : ${groupe.map(({ nom }) => nom).join(', ')}`, async ({ page, ouvrir }) => {
    for (const visitee of groupe) {
      await test.step(visitee.nom, async () => {
        await page.context().clearCookies()
        await ouvrir(visitee)
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        expect.soft(await reproches(page), visitee.nom).toEqual([])
      })
    }
  })

test("sans reproche : ce qui s'ouvre, menus, filtres, détails, suggestions", async ({ page, entrer }) => {
  await entrer('administrateur')
  await page.goto('/catalyseurs')
  await page.evaluate(() => {
    for (const pli of document.querySelectorAll<HTMLDetailsElement>('main details, footer details')) pli.open = true
  })
  expect.soft(await reproches(page), 'tous les plis ouverts').toEqual([])
  // Ouvert, un menu passe devant la page : c'est lui que l'on juge alors, non ce qu'il cache.
  await page.goto('/catalyseurs')
  await page.getByText('Ada Administratrice').first().click()
  expect.soft(await reproches(page, 'header.entete'), 'le menu du compte ouvert').toEqual([])
  await page.goto('/catalyseurs')
  await page.getByRole('combobox', { name: 'Où ?' }).pressSequentially('saint')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  expect.soft(await reproches(page), 'suggestions ouvertes').toEqual([])
})

test('sans reproche : le menu étroit, ouvert', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/catalyseurs')
  await page.getByText('Menu', { exact: true }).click()
  expect(await reproches(page)).toEqual([])
})
