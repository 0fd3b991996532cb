import { beforeEach, describe, expect, it } from 'vitest'
import { creerParcours } from '#parcours/parcours.factory.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

describe('la question d’accueil', () => {
  it('demande aux salles, dans leur ordre, et chacune élargit quand rien ne porte tous les mots', async () => {
    await creerSeance(base.db, { titre: 'Ouvrir une ressourcerie' })
    await creerParcours(base.db, { titre: 'Monter une ressourcerie' })
    await creerRessource(base.db, { titre: 'Financer une ressourcerie' })
    const page = await (await (await base.app()).request('/trouver?q=ressourcerie+astronomie')).text()
    const groupes = [...page.matchAll(/<section[^>]* aria-labelledby="(\w+-trouve\w+)"/g)].map(([, id]) => id)
    expect(groupes).toEqual(['ressources-trouvees', 'parcours-trouves', 'seances-trouvees'])
  })

  it('mène toujours quelque part : sans aucun résultat, la page propose des suites', async () => {
    const app = await base.app()
    const page = await (await app.request('/trouver?q=xylophonie')).text()
    expect(page).toContain('href="/catalyseurs"')
    expect(page).toContain('href="/acteurs/proposer"')
  })

  it('ne rend que le morceau des réponses pendant la frappe', async () => {
    const page = await (await (await base.app()).request('/trouver?q=thiers&morceau=1')).text()
    expect(page).not.toContain('<html')
    expect(page).toContain('Thiers')
  })
})
