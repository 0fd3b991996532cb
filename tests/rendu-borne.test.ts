import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formulaireDeRessource } from '#ressource/contribution/contribution.factory.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { brancherLeRendu } from '#socle/rendu/rendre-a-part.ts'
import { renduPenible } from '#socle/rendu/rendu.factory.ts'

// Un rendu lent, gourmand ou fautif exprès, jamais un texte qui le serait.
const base = baseDeTest()
beforeEach(async () => {
  await base.vider()
  brancherLeRendu(renduPenible)
})
afterEach(() => brancherLeRendu())
const penibles = ['[lent]', '[gourmand]', '[fautif]']
const ressources = () => base.db.selectFrom('ressource').select('id').execute()

describe('le rendu gardé', () => {
  it('celui de l’entrée sert à la lecture : la page ne rend plus rien', async () => {
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const app = await base.app()
    brancherLeRendu()
    const envoi = formulaireDeRessource({ corps: 'Un **corps** à garder', acte: 'publier' })
    const { headers } = await poster(app, '/ressources/contribuer', envoi, cookie)
    brancherLeRendu(renduPenible)
    expect(await (await app.request(headers.get('location') ?? '')).text()).toContain('Un <strong>corps</strong> à garder')
  })
})

describe('un texte qui ne se met pas en forme', () => {
  it.each(penibles)('est refusé à l’entrée, la saisie rendue, rien d’écrit (%s)', async (penible) => {
    const app = await base.app()
    const reponse = await poster(app, '/ressources/contribuer', formulaireDeRessource({ corps: `${penible} contribué` }))
    const page = await reponse.text()
    expect(reponse.status).toBe(422)
    expect(page).toContain('ne peut pas être mis en forme')
    expect(page).toContain(`${penible} contribué`)
    expect(await ressources()).toEqual([])
  })

  it.each(penibles)('déjà gardé, se lit échappé (%s)', async (penible) => {
    const ressource = await creerRessource(base.db, { corps: `${penible} <i>gardé</i>`, etat: 'publiee' })
    const page = await (await base.app()).request(`/ressources/${ressource.slug}`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(`<p>${penible} &lt;i&gt;gardé&lt;/i&gt;</p>`)
  })

  it('ne fait pas attendre les autres pages : sa limite passée, son aperçu est refusé', async () => {
    const app = await base.app()
    const apercu = poster(app, '/ressources/apercu', { corps: '[lent] aperçu' })
    let reponses = 0
    const fini = apercu.then(() => true)
    while (!(await Promise.race([fini, new Promise<false>((suite) => setTimeout(suite, 50, false))]))) {
      expect((await app.request('/sante')).status).toBe(200)
      reponses++
    }
    expect([(await apercu).status, reponses > 5]).toEqual([422, true])
    expect((await poster(app, '/ressources/apercu', { corps: 'a'.repeat(200_001) })).status).toBe(422)
    expect(await (await poster(app, '/ressources/apercu', { corps: 'abc' })).text()).toBe('<p>3 signes</p>')
  })

  it('un ouvrier tué du dehors : la page se lit, échappée, et n’est pas gardée ; un envoi attend, il n’est pas en faute', async () => {
    const app = await base.app({ garde: true })
    const { slug } = await creerRessource(base.db, { corps: '[tué] **gardé**', etat: 'publiee' })
    const page = await app.request(`/ressources/${slug}`)
    expect([page.status, page.headers.get('x-accel-expires')]).toEqual([200, '0'])
    expect(await page.text()).toContain('<p>[tué] **gardé**</p>')
    expect((await poster(app, '/ressources/contribuer', formulaireDeRessource({ corps: '[tué] envoyé' }))).status).toBe(503)
    brancherLeRendu()
    const suivante = await app.request(`/ressources/${slug}`)
    expect(suivante.headers.get('x-accel-expires')).toBeNull()
    expect(await suivante.text()).toContain('[tué] <strong>gardé</strong>')
  })

  it('beaucoup d’aperçus à la fois ne refusent ni une lecture ni un envoi : eux seuls attendent', async () => {
    const app = await base.app()
    // L'ouvrier démarré, et les mots du glossaire rendus.
    await app.request(`/ressources/${(await creerRessource(base.db, { etat: 'publiee' })).slug}`)
    const { slug } = await creerRessource(base.db, { corps: 'Jamais rendu encore', etat: 'publiee' })
    const apercus = Array.from({ length: 34 }, () => poster(app, '/ressources/apercu', { corps: '[posé] aperçu' }))
    const occupe = await Promise.any(apercus.map((apercu) => apercu.then(async (r) => (r.status === 503 ? r.text() : Promise.reject(r)))))
    const [page, envoi] = await Promise.all([
      app.request(`/ressources/${slug}`),
      poster(app, '/ressources/contribuer', formulaireDeRessource({ corps: 'Envoyé pendant ce temps' })),
    ])
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining(`<p>${'Jamais rendu encore'.length} signes</p>`)])
    expect(envoi.status).toBe(303)
    expect(occupe).toContain('aperçu')
    const statuts = (await Promise.all(apercus)).map(({ status }) => status)
    expect(statuts.filter((statut) => statut === 200).length).toBeGreaterThanOrEqual(5)
    expect(new Set(statuts)).toEqual(new Set([200, 503]))
  })

  it('a un aperçu de débit borné', async () => {
    const app = await base.app()
    const statuts = await Promise.all(
      Array.from({ length: 130 }, () => poster(app, '/ressources/apercu', { corps: '' }).then((r) => r.status)),
    )
    expect(statuts.filter((statut) => statut === 429)).toHaveLength(10)
  })

  it.each([
    ['/webinaires/cycles/nouveau', { titre: 'Un cycle', question: 'Quoi ?', description: '[fautif] cycle' }, 'cycle'],
    ['/glossaire/ajouter', { terme: 'Tiers-lieu', definition: '[fautif] mot' }, 'mot'],
  ])('est refusé de même ailleurs (%s)', async (chemin, champs, mot) => {
    const { cookie } = await base.connecter({ role: 'administrateur' })
    const reponse = await poster(await base.app(), chemin, champs, cookie)
    expect(await reponse.text()).toContain(`[fautif] ${mot}`)
    expect(reponse.status).toBe(422)
  })
})
