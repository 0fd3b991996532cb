import { expect, type Page, test } from './essai.ts'

const encre = (page: Page) => page.evaluate(() => getComputedStyle(document.body).color)

test("le thème suit l'appareil", async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const clair = await encre(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await encre(page)).not.toBe(clair)
})

test('elle choisit le thème sombre, même sans script', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  const clair = await encre(page)
  await page.getByRole('radio', { name: 'Sombre' }).check()
  await expect.poll(() => encre(page)).not.toBe(clair)
})

test('son choix la suit de page en page @script', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto('/')
  await page.getByRole('radio', { name: 'Sombre' }).check()
  const sombre = await encre(page)
  await page.goto('/territoires')
  expect(await encre(page)).toBe(sombre)
  await expect(page.getByRole('radio', { name: 'Sombre' })).toBeChecked()
})

test('rien ne bouge pour qui le demande', async ({ page, jeu }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const chemin of ['/', '/catalyseurs', `/catalyseurs/${jeu.tenue}`, '/acteurs/proposer']) {
    await page.goto(chemin)
    const mouvements = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) => {
        const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element)
        const longue = (duree: string) => duree.split(',').some((d) => Number.parseFloat(d) > 0.01)
        return (animationName !== 'none' && longue(animationDuration)) || longue(transitionDuration) || scrollBehavior === 'smooth'
          ? [element.outerHTML.slice(0, 80)]
          : []
      }),
    )
    expect(mouvements).toEqual([])
  }
})

test('une fiche tient sur une feuille A4, sans la navigation', async ({ page, jeu }) => {
  await page.goto(`/catalyseurs/${jeu.tenue}`)
  await page.emulateMedia({ media: 'print' })
  for (const cachee of ['.nav-large', '.pied', '.fil-ariane', '.evitement']) await expect(page.locator(cachee).first()).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
})

test("l'annuaire imprimé n'est pas une page blanche", async ({ page }) => {
  await page.goto('/catalyseurs')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('article').first()).toBeVisible()
})

test("une visiteuse ne reçoit aucun cookie et aucune page n'appelle ailleurs @script", async ({ page, jeu, baseURL }) => {
  const ailleurs: string[] = []
  const fautes: string[] = []
  page.on(
    'request',
    (demande) => void (demande.url().startsWith(baseURL ?? '') || demande.url().startsWith('data:') || ailleurs.push(demande.url())),
  )
  page.on('console', (message) => void (message.type() === 'error' && fautes.push(message.text())))
  page.on('pageerror', (erreur) => void fautes.push(erreur.message))
  for (const chemin of [
    '/',
    '/trouver?q=comptoir',
    '/catalyseurs',
    `/catalyseurs/${jeu.tenue}`,
    '/territoires',
    jeu.territoires.departement,
    '/acteurs/proposer',
    '/api',
  ]) {
    await page.goto(chemin)
    await page.waitForLoadState('networkidle')
  }
  expect({ ailleurs, fautes, cookies: await page.context().cookies() }).toEqual({ ailleurs: [], fautes: [], cookies: [] })
})
