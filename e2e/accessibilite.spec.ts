import axeCore, { type RunOptions } from 'axe-core'
import { expect, type Page, test, toutesLesPages } from './essai.ts'

const pages = toutesLesPages()

const { source } = axeCore
declare const axe: typeof axeCore

const clair: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
// D'un thème à l'autre, seules les couleurs changent ; contraste.test.ts les prouve déjà des jetons.
const sombre: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }
/** Ce qu'axe reproche à la page, en clair puis, si on le demande, en sombre : la règle, et les premiers éléments fautifs. */
async function reproches(page: Page, { dans = 'html', aussiSombre = true } = {}): Promise<string[]> {
  await page.evaluate(source)
  await page.emulateMedia({ colorScheme: 'light' })
  const trouves = await page.evaluate(juger, { dans, options: clair })
  if (!aussiSombre) return trouves
  await page.emulateMedia({ colorScheme: 'dark' })
  return [...trouves, ...(await page.evaluate(juger, { dans, options: sombre })).map((reproche) => `en sombre, ${reproche}`)]
}

/** Dans la page, où `source` a mis axe. Une page sans reproche, le cas ordinaire, n'a pas à nommer chacun de ses éléments. */
async function juger({ dans, options }: { dans: string; options: RunOptions }): Promise<string[]> {
  const { violations } = await axe.run(dans, { ...options, resultTypes: ['violations'], selectors: false })
  if (violations.length === 0) return []
  return (await axe.run(dans, options)).violations.map(({ id, nodes }) => {
    const fautifs = nodes.slice(0, 3).map(({ target, failureSummary }) => `${target} ${failureSummary?.split('\n')[1]?.trim()}`)
    return `${id} : ${fautifs.join(' | ')}`
  })
}

// Par groupes : un navigateur neuf par page coûterait plus que les pages.
const parGroupes = Array.from({ length: Math.ceil(pages.length / 8) }, (_, rang) => pages.slice(rang * 8, rang * 8 + 8))

for (const groupe of parGroupes)
  test(`sans reproche : ${groupe.map(({ nom }) => nom).join(', ')}`, async ({ page, ouvrir }) => {
    for (const visitee of groupe) {
      await test.step(visitee.nom, async () => {
        await page.context().clearCookies()
        await ouvrir(visitee)
        await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
        expect.soft(await reproches(page, { aussiSombre: visitee.sombre === true }), visitee.nom).toEqual([])
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
  expect.soft(await reproches(page, { dans: 'header.entete' }), 'le menu du compte ouvert').toEqual([])
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
