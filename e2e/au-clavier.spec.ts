import { expect, type Page, test } from './essai.ts'

const courant = (page: Page) => page.locator(':focus')

test('le premier lien mène au contenu, et se voit', async ({ page }) => {
  await page.goto('/catalyseurs')
  await page.keyboard.press('Tab')
  await expect(courant(page)).toHaveText('Aller au contenu')
  await expect(courant(page)).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#contenu$/)
  await page.keyboard.press('Tab')
  expect(await courant(page).evaluate((element) => element.closest('main') !== null)).toBe(true)
})

for (const chemin of ['/', '/catalyseurs', '/acteurs/proposer', '/territoires', '/connexion'])
  test(`sur ${chemin}, tout ce que le clavier atteint se voit, et rien ne le retient`, async ({ page }) => {
    await page.goto(chemin)
    const caches: string[] = []
    let pied = false
    for (let pas = 0; pas < 250 && !pied; pas++) {
      await page.keyboard.press('Tab')
      const { texte, visible, fin } = await page.evaluate(() => {
        const element = document.activeElement ?? document.body
        const { width, height } = element.getBoundingClientRect()
        const style = getComputedStyle(element)
        const parentMarque = element.closest('label, li, summary, g, a')
        const marque = [element, ...(parentMarque ? [parentMarque] : [])].some((e) => {
          const s = getComputedStyle(e)
          return (s.outlineStyle !== 'none' && Number.parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none'
        })
        const forme = element instanceof SVGElement && style.strokeWidth !== ''
        return {
          texte: element.outerHTML.slice(0, 120),
          visible: width > 0 && height > 0 && (marque || forme),
          fin: element.closest('footer.pied') !== null,
        }
      })
      if (!visible) caches.push(texte)
      pied = fin
    }
    expect(caches).toEqual([])
    expect(pied).toBe(true)
  })

test('elle choisit un territoire avec les flèches @script', async ({ page }) => {
  await page.goto('/catalyseurs')
  const ou = page.getByRole('combobox', { name: 'Où ?' })
  await expect(ou).toHaveAttribute('aria-expanded', 'false')
  await ou.pressSequentially('clermont-f')
  const liste = page.getByRole('listbox', { name: 'Territoires proposés' })
  await expect(liste.getByRole('option').first()).toContainText('Clermont-Ferrand')
  await expect(ou).toHaveAttribute('aria-expanded', 'true')
  await ou.press('ArrowDown')
  const option = liste.getByRole('option').first()
  await expect(option).toHaveAttribute('aria-selected', 'true')
  expect(await ou.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'))
  await ou.press('Escape')
  await expect(liste).toBeHidden()
  await ou.press('ArrowDown')
  await expect(option).toBeVisible()
  await ou.press('ArrowDown')
  await ou.press('Enter')
  await expect(ou).toHaveValue(/Clermont-Ferrand \(63113\)/)
  await expect(page).toHaveURL(/\/catalyseurs$/)
  await ou.press('Enter')
  await expect(page).toHaveURL(/territoire=Clermont-Ferrand/)
})

test('elle ajoute et retire plusieurs territoires sans souris @script', async ({ page }) => {
  await page.goto('/acteurs/proposer')
  const champ = page.getByRole('combobox', { name: "Territoires d'action" })
  for (const nom of ['Puy-de-Dôme', 'Thiers']) {
    await champ.pressSequentially(nom)
    await expect(page.getByRole('listbox').getByRole('option').first()).toBeVisible()
    await champ.press('ArrowDown')
    await champ.press('Enter')
    await expect(champ).toHaveValue('')
  }
  await page.getByRole('button', { name: /Retirer Puy-de-Dôme/ }).press('Enter')
  await expect(page.getByRole('button', { name: /Retirer/ })).toHaveCount(1)
  await expect(page.locator('textarea[name=territoires]')).toHaveValue(/Thiers/)
})

test('la question posée au clavier reçoit sa réponse', async ({ page }) => {
  await page.goto('/')
  await page.getByLabel('À faire').focus()
  await page.keyboard.type('lucioles')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/trouver\?/)
  await expect(page.getByRole('main').getByRole('link', { name: 'Atelier des lucioles' }).first()).toBeVisible()
})
