import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test as deBase, expect, type Page } from '@playwright/test'
import type { JeuDEssai, PageDuSite, Personnes } from '#socle/essais.ts'

export { expect, type Page } from '@playwright/test'

type PageAVisiter = Omit<PageDuSite, 'chemin'> & { chemin: string }

const lire = (nom: string) => JSON.parse(readFileSync(`.catalyse/e2e/${nom}.json`, 'utf8'))

/** Les pages de toutes les salles, telles que preparer.ts les a écrites avec leur adresse. */
export const toutesLesPages = (): PageAVisiter[] => lire('pages')

type Outils = {
  jeu: JeuDEssai
  /** Un nom qu'aucun autre essai n'emploie. */
  unique: (nom: string) => string
  /** Entre comme cette personne, avec sa session déjà ouverte. */
  entrer: (qui: keyof Personnes) => Promise<void>
  /** Ouvre une page de `toutesLesPages`, comme la personne qui doit la voir. */
  ouvrir: (page: PageAVisiter) => Promise<void>
  /** Une autre personne, dans son propre navigateur. */
  autre: (qui?: keyof Personnes) => Promise<Page>
}

export const test = deBase.extend<Outils>({
  // Une adresse réseau par essai.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright exige un objet déstructuré
  extraHTTPHeaders: async ({}, use) => use({ 'x-forwarded-for': adresse() }),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright exige un objet déstructuré
  jeu: async ({}, use) => use(lire('jeu')),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright exige un objet déstructuré
  unique: async ({}, use) => use((nom) => `${nom} ${randomInt(36 ** 5).toString(36)}`),
  entrer: async ({ page, jeu, baseURL }, use) => use((qui) => poserSession(page, jeu.cookies[qui], baseURL)),
  ouvrir: async ({ page, entrer }, use) =>
    use(async ({ chemin, qui, envoi }) => {
      if (qui) await entrer(qui)
      if (!envoi) return void (await page.goto(chemin))
      await page.goto('/connexion')
      await envoyer(page, chemin, envoi)
    }),
  autre: async ({ browser, jeu, baseURL }, use) => {
    const ouverts: (() => Promise<void>)[] = []
    await use(async (qui) => {
      const contexte = await browser.newContext({
        ...(baseURL ? { baseURL } : {}),
        locale: 'fr-FR',
        reducedMotion: 'reduce',
        extraHTTPHeaders: { 'x-forwarded-for': adresse() },
      })
      ouverts.push(() => contexte.close())
      const page = await contexte.newPage()
      if (qui) await poserSession(page, jeu.cookies[qui], baseURL)
      return page
    })
    for (const fermer of ouverts) await fermer()
  },
})

async function poserSession(page: Page, cookie: string, url = ''): Promise<void> {
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
}

// Envoie un formulaire tel quel, comme si la page l'avait laissé passer.
async function envoyer(page: Page, action: string, champs: Record<string, string>): Promise<void> {
  const arrivee = page.waitForNavigation()
  await page.evaluate(
    ([ou, saisies]) => {
      const formulaire = document.createElement('form')
      formulaire.method = 'post'
      formulaire.action = ou
      for (const [name, value] of Object.entries(saisies))
        formulaire.append(Object.assign(document.createElement('input'), { name, value }))
      document.body.append(formulaire)
      formulaire.submit()
    },
    [action, champs] as const,
  )
  await arrivee
}

const adresse = () => `198.51.${randomInt(256)}.${randomInt(1, 255)}`

/** Remplit le formulaire qui propose une fiche, au plus court. */
export async function proposerFiche(page: Page, nom: string, courriel = 'ana@essai.invalid'): Promise<void> {
  await page.goto('/acteurs/proposer')
  await page.getByLabel("Nom de l'organisation").fill(nom)
  await page.getByLabel('Profil').selectOption({ index: 1 })
  await page.getByLabel('Commune du siège').fill('Clermont-Ferrand (63113)')
  const votreNom = page.getByLabel('Votre nom')
  if (await votreNom.isVisible()) {
    await votreNom.fill('Ana Martin')
    await page.getByLabel('Votre adresse électronique').fill(courriel)
  }
  await page.getByRole('button', { name: 'Proposer cette fiche' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Merci, la fiche est arrivée')
}

/** L'animation décide de la demande qui porte ce nom. */
export async function decider(animation: Page, nom: string, decision: 'Accepter' | 'Refuser', phrase = ''): Promise<void> {
  await animation.goto('/moderation')
  while (!(await animation.getByRole('checkbox', { name: nom }).isVisible()))
    await animation.getByRole('link', { name: /Page suivante/ }).click()
  await animation.getByRole('checkbox', { name: nom }).check()
  await animation.getByRole('radio', { name: decision, exact: true }).check()
  await animation.getByLabel('Votre phrase').fill(phrase)
  await animation.getByRole('button', { name: 'Décider et prévenir les personnes' }).click()
}

/** Le texte du dernier courriel gardé pour cette adresse, lu comme l'administration le lit. */
export async function dernierCourriel(administration: Page, sujet: string | RegExp, pour: string): Promise<string> {
  await administration.goto('/courriels')
  await administration.getByRole('row').filter({ hasText: pour }).filter({ hasText: sujet }).first().getByRole('link').click()
  return (await administration.locator('.courriel-texte').textContent()) ?? ''
}
