import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { findMot } from './glossaire.repository.ts'
import { creerMot } from './mot.factory.ts'

const base = baseDeTest()

async function animation(): Promise<string> {
  return (await base.connecter({ role: 'animateur' })).cookie
}

const saisie = {
  terme: 'Pas de côté',
  definition: 'Regarder **autrement**.',
  elu: 'Oser.',
  formes: 'pas de coté\nécart',
  'voir[]': 'alliance',
}

describe('Le glossaire', () => {
  it('montre chaque mot et ce qu’il veut dire', async () => {
    const html = await (await (await base.app()).request('/glossaire')).text()
    for (const attendu of ['id="alliance"', 'id="zan"', 'DefinedTermSet']) expect(html).toContain(attendu)
  })

  it('montre d’un mot ses quatre lectures, ses voisins et sa source', async () => {
    const html = await (await (await base.app()).request('/glossaire/alliance')).text()
    for (const attendu of ['lit « Alliance »', 'Voir aussi', 'Webinaire du 13 avril 2023']) expect(html).toContain(attendu)
  })

  it('se cherche sans accents, dans les mots puis dans ce qui en est dit', async () => {
    const app = await base.app()
    const html = await (await app.request('/glossaire?q=Évaluer')).text()
    expect(html.indexOf('id="evaluation"')).toBeGreaterThan(0)
    expect(html).not.toContain('id="zan"')
    expect(await (await app.request('/glossaire?q=zzyzx')).text()).toContain("n'est pas encore dans le glossaire")
  })

  it('montre un mot seul, et dit qu’un mot inconnu n’y est pas', async () => {
    const app = await base.app()
    expect(await (await app.request('/glossaire/tiers-de-confiance')).text()).toContain('Une entreprise')
    expect((await app.request('/glossaire/zzyzx')).status).toBe(404)
  })

  it('se télécharge en CSV et en JSON, dans la forme du contenu fondateur', async () => {
    const app = await base.app()
    const lignes = parse(await (await app.request('/glossaire.csv')).text(), { columns: true, bom: true })
    const { mots } = await (await app.request('/glossaire.json')).json()
    expect(lignes).toHaveLength(mots.length)
    expect(lignes[0]).toMatchObject({ code: mots[0].code, est_proposition: 'oui', elu: mots[0].lectures.elu })
  })
})

describe('Tenir le glossaire', () => {
  it('ajouter un mot le montre aussitôt, avec ses formes et ses voisins', async () => {
    const reponse = await poster(await base.app(), '/glossaire/ajouter', saisie, await animation())
    expect(reponse.headers.get('location')).toBe('/glossaire/pas-de-cote')
    expect(await findMot(base.db, 'pas-de-cote')).toMatchObject({
      formes: ['pas de coté', 'écart'],
      elu: 'Oser.',
      voir: ['alliance'],
      estProposition: false,
    })
  })

  it('un mot déjà pris, ou vide, rend la saisie et une phrase', async () => {
    const app = await base.app()
    const cookie = await animation()
    for (const terme of ['Alliance', 'Ajouter']) {
      const reponse = await poster(app, '/glossaire/ajouter', { ...saisie, terme }, cookie)
      expect(reponse.status).toBe(409)
      expect(await reponse.text()).toContain('Oser.')
    }
    expect((await poster(app, '/glossaire/ajouter', { terme: '' }, cookie)).status).toBe(422)
  })

  it('modifier garde la version d’avant, d’où l’on peut repartir', async () => {
    const app = await base.app()
    const cookie = await animation()
    const { code } = await creerMot(base.db)
    for (const [version, definition] of ['Première définition.', 'Seconde définition.'].entries())
      await poster(app, `/glossaire/${code}/modifier`, { ...saisie, definition, version: String(version) }, cookie)
    expect(await (await app.request(`/glossaire/${code}/historique?version=1`, { headers: { cookie } })).text()).toContain(
      'Première définition.',
    )
    expect(await (await app.request(`/glossaire/${code}/modifier?version=1`, { headers: { cookie } })).text()).toContain(
      'Première définition.',
    )
    expect((await findMot(base.db, code))?.definition).toBe('Seconde définition.')
  })

  it('le second de deux enregistrements est prévenu, les deux textes côte à côte, et n’efface rien', async () => {
    const app = await base.app()
    const cookie = await animation()
    const { code } = await creerMot(base.db)
    const envoyer = (definition: string, version: string) =>
      poster(app, `/glossaire/${code}/modifier`, { ...saisie, definition, version }, cookie)
    expect((await envoyer('Écrite la première.', '0')).status).toBe(303)
    const second = await envoyer('Écrite la seconde.', '0')
    const page = await second.text()
    expect([second.status, page.includes('première'), page.includes('Écrite la seconde.</textarea>')]).toEqual([409, true, true])
    expect((await findMot(base.db, code))?.definition).toBe('Écrite la première.')
    expect((await envoyer('Écrite la seconde.', '1')).status).toBe(303)
  })

  it('deux enregistrements au même instant : un seul passe', async () => {
    const app = await base.app()
    const cookie = await animation()
    const { code } = await creerMot(base.db)
    const envois = ['Une.', 'Deux.'].map((definition) =>
      poster(app, `/glossaire/${code}/modifier`, { ...saisie, definition, version: '0' }, cookie),
    )
    expect((await Promise.all(envois)).map(({ status }) => status).toSorted()).toEqual([303, 409])
  })

  it('un mot retiré ne se voit plus, jusqu’à ce qu’on le remette', async () => {
    const app = await base.app()
    const cookie = await animation()
    const { code } = await creerMot(base.db)
    await poster(app, `/glossaire/${code}/retirer`, {}, cookie)
    expect((await app.request(`/glossaire/${code}`)).status).toBe(404)
    expect(await (await app.request('/glossaire.json')).text()).not.toContain(`"${code}"`)
    await poster(app, `/glossaire/${code}/restaurer`, {}, cookie)
    expect((await app.request(`/glossaire/${code}`)).status).toBe(200)
  })

  it('est réservé à l’animation', async () => {
    const { cookie } = await base.connecter()
    expect((await poster(await base.app(), '/glossaire/ajouter', saisie, cookie)).status).toBe(403)
  })
})
