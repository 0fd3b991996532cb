import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axeCore from 'axe-core'
import type { RunOptions } from 'axe-core'
import { expect, type Page, test, toutesLesPages } from './essai.ts'

const pages = toutesLesPages()

// Réduit, et donné une fois à chaque onglet, qui l'a dès l'ouverture de toute page : l'envoyer à chacune coûtait autant que la juger.
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
declare const axe: typeof axeCore

const clair: RunOptions = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
// D'un thème à l'autre, seules les couleurs changent ; contraste.test.ts les prouve déjà des jetons.
const sombre: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }
/** Ce qu'axe reproche à la page, en clair puis, si on le demande, en sombre : la règle, et les premiers éléments fautifs. */
async function reproches(page: Page, { dans = 'html', aussiSombre = true } = {}): Promise<string[]> {
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

/** Ce qui, dans cette largeur, dépasse de l'écran ou ne se touche pas du doigt. */
function mesurer() {
  return {
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
  }
}

test.beforeEach(({ page }) => page.addInitScript({ content: source }))

// Par groupes : un navigateur neuf par page coûterait plus que les pages.
const parGroupes = Array.from({ length: Math.ceil(pages.length / 12) }, (_, rang) => pages.slice(rang * 12, rang * 12 + 12))
const large = { width: 1280, height: 800 }

// Chaque page n'est ouverte qu'une fois : d'abord étroite, mesurée, puis large, jugée par axe.
for (const groupe of parGroupes)
  test(`sans reproche, et rien ne déborde à 320 pixels : ${groupe.map(({ nom }) => nom).join(', ')}`, async ({ page, ouvrir }) => {
    for (const visitee of groupe) {
      await test.step(visitee.nom, async () => {
        await page.context().clearCookies()
        await page.setViewportSize({ width: 320, height: 700 })
        await ouvrir(visitee)
        expect.soft({ page: visitee.nom, ...(await page.evaluate(mesurer)) }).toEqual({ page: visitee.nom, deborde: 0, petites: [] })
        await page.setViewportSize(large)
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
