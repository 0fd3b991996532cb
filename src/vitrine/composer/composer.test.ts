import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { findBySlug } from '../vitrine.depot.ts'
import { creerVitrine } from '../vitrine.factory.ts'

const base = baseDeTest()
let app: Awaited<ReturnType<typeof base.app>>
beforeAll(async () => {
  app = await base.app()
})
beforeEach(() => base.vider())

const minimal = { nom: 'Vallée des essais', couleur: '#224466', accent: '#aa3300' }
const bloc1 = { 'blocs[]': '1', 'blocs.1.genre': 'texte', 'blocs.1.titre': 'Bonjour', 'blocs.1.texte': 'Un texte.' }

describe('composer une vitrine', () => {
  it('ajoute, déplace et ôte des blocs sans rien garder avant l’enregistrement', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const ajoutee = await poster(app, '/vitrines/creer', { ...minimal, ...bloc1, action: 'ajouter:frise' }, cookie)
    const page = await ajoutee.text()
    expect([
      ajoutee.status,
      page.indexOf('Un texte.') < page.indexOf('blocs.nouveau-1.lignes'),
      page.includes('value="Vallée des essais"'),
    ]).toEqual([200, true, true])
    expect(await base.db.selectFrom('vitrine').select('id').execute()).toEqual([])
  })

  it('s’enregistre en brouillon, puis se publie et se relit', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const gardee = await poster(app, '/vitrines/creer', { ...minimal, ...bloc1 }, cookie)
    expect(gardee.headers.get('location')).toBe('/vitrines/vallee-des-essais/composer?fait=enregistre')
    expect((await app.request('/vitrines/vallee-des-essais')).status).toBe(404)
    await poster(app, '/vitrines/vallee-des-essais/composer', { ...minimal, ...bloc1, version: '1', action: 'publier' }, cookie)
    expect(await (await app.request('/vitrines/vallee-des-essais')).text()).toContain('Bonjour')
  })

  it('dit en une phrase par champ ce qui manque, et garde tout ce qui est saisi', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const faux = {
      nom: '',
      couleur: 'vert',
      accent: '#aa3300',
      'blocs[]': '1',
      'blocs.1.genre': 'liens',
      'blocs.1.lignes': 'Un lien | ftp://x',
    }
    const reponse = await poster(app, '/vitrines/creer', faux, cookie)
    const texte = await reponse.text()
    expect(reponse.status).toBe(422)
    for (const phrase of ['Donnez un nom', 'couleur comme #1f5c4a', 'Ligne 1']) expect(texte).toContain(phrase)
    expect(texte).toContain('Un lien | ftp://x')
  })

  it('ne publie pas une vitrine vide', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    expect((await poster(app, '/vitrines/creer', { ...minimal, action: 'publier' }, cookie)).status).toBe(422)
    expect(await base.db.selectFrom('vitrine').select('id').execute()).toEqual([])
  })

  it('réserve le nom d’hôte à l’administration, et chaque vitrine à qui la compose', async () => {
    const auteur = await base.connecter({ role: 'animateur' })
    const autre = await base.connecter({ role: 'animateur' })
    const { slug } = await creerVitrine(base.db, { etat: 'brouillon', proprietaireId: auteur.id })
    await poster(app, `/vitrines/${slug}/composer`, { ...minimal, ...bloc1, hote: 'pays.essai.fr', version: '1' }, auteur.cookie)
    expect((await findBySlug(base.db, slug))?.hote).toBeNull()
    expect((await poster(app, `/vitrines/${slug}/composer`, minimal, autre.cookie)).status).toBe(403)
    const { cookie } = await base.connecter({ role: 'administrateur' })
    await poster(app, `/vitrines/${slug}/composer`, { ...minimal, ...bloc1, hote: 'pays.essai.fr', version: '2' }, cookie)
    expect((await findBySlug(base.db, slug))?.hote).toBe('pays.essai.fr')
  })

  it('comprend une page ouverte avant la version 0.3, et n’efface pas ce qu’elle n’a pas vu', async () => {
    const { cookie, id } = await base.connecter({ role: 'animateur' })
    const ancienne = { ...minimal, ordre: '2,1', 'b1-genre': 'texte', 'b1-titre': 'Un', 'b2-genre': 'frise', 'b2-lignes': '2020 | Naît' }
    expect((await poster(app, '/vitrines/creer', { ...ancienne, acte: 'enregistrer' }, cookie)).status).toBe(303)
    expect((await findBySlug(base.db, 'vallee-des-essais'))?.blocs.map(({ cle, genre }) => [cle, genre])).toEqual([
      ['2', 'frise'],
      ['1', 'texte'],
    ])
    const { slug } = await creerVitrine(base.db, { proprietaireId: id, nom: 'Celle d’avant' })
    const refusee = await poster(app, `/vitrines/${slug}/composer`, { ...ancienne, acte: 'enregistrer' }, cookie)
    expect([refusee.status, (await findBySlug(base.db, slug))?.nom]).toEqual([409, 'Celle d’avant'])
  })
})
