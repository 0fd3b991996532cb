import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { creerVitrine } from '../vitrine.factory.ts'
import { findBySlug } from '../vitrine.repository.ts'
import { genresDeBloc } from '../vitrine.ts'
import { appliquerActe, type BlocSaisi, enBlocSaisi, verifierBlocs } from './composition.ts'

const base = baseDeTest()
let app: Awaited<ReturnType<typeof base.app>>
beforeAll(async () => {
  app = await base.app()
})
beforeEach(() => base.vider())

const minimal = { nom: 'Vallée des essais', couleur: '#224466', accent: '#aa3300' }
const bloc1 = { ordre: '1', 'b1-genre': 'texte', 'b1-titre': 'Bonjour', 'b1-texte': 'Un texte.' }

describe('composer une vitrine', () => {
  it('ajoute, déplace et ôte des blocs sans rien garder avant l’enregistrement', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const ajoutee = await poster(app, '/vitrines/creer', { ...minimal, ...bloc1, acte: 'ajouter:frise' }, cookie)
    const page = await ajoutee.text()
    expect([ajoutee.status, page.includes('2. Frise'), page.includes('value="Vallée des essais"')]).toEqual([200, true, true])
    expect(await base.db.selectFrom('vitrine').select('id').execute()).toEqual([])
  })

  it('s’enregistre en brouillon, puis se publie et se relit', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const gardee = await poster(app, '/vitrines/creer', { ...minimal, ...bloc1, acte: 'enregistrer' }, cookie)
    expect(gardee.headers.get('location')).toBe('/vitrines/vallee-des-essais/composer?avis=enregistree')
    expect((await app.request('/vitrines/vallee-des-essais')).status).toBe(404)
    await poster(app, '/vitrines/vallee-des-essais/composer', { ...minimal, ...bloc1, acte: 'publier' }, cookie)
    expect(await (await app.request('/vitrines/vallee-des-essais')).text()).toContain('Bonjour')
  })

  it('dit en une phrase par champ ce qui manque, et garde tout ce qui est saisi', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const faux = {
      nom: '',
      couleur: 'vert',
      accent: '#aa3300',
      ordre: '1',
      'b1-genre': 'liens',
      'b1-lignes': 'Un lien | ftp://x',
      acte: 'enregistrer',
    }
    const reponse = await poster(app, '/vitrines/creer', faux, cookie)
    const texte = await reponse.text()
    expect(reponse.status).toBe(422)
    for (const phrase of ['Donnez un nom', 'couleur comme #1f5c4a', 'Ligne 1']) expect(texte).toContain(phrase)
    expect(texte).toContain('Un lien | ftp://x')
  })

  it('ne publie pas une vitrine vide', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    expect((await poster(app, '/vitrines/creer', { ...minimal, acte: 'publier' }, cookie)).status).toBe(409)
    expect(await base.db.selectFrom('vitrine').select('id').execute()).toEqual([])
  })

  it('réserve le nom d’hôte à l’administration, et chaque vitrine à qui la compose', async () => {
    const auteur = await base.connecter({ role: 'animateur' })
    const autre = await base.connecter({ role: 'animateur' })
    const { slug } = await creerVitrine(base.db, { etat: 'brouillon', proprietaireId: auteur.id })
    await poster(app, `/vitrines/${slug}/composer`, { ...minimal, ...bloc1, hote: 'pays.essai.fr', acte: 'enregistrer' }, auteur.cookie)
    expect((await findBySlug(base.db, slug))?.hote).toBeNull()
    expect((await poster(app, `/vitrines/${slug}/composer`, minimal, autre.cookie)).status).toBe(403)
    const { cookie } = await base.connecter({ role: 'administrateur' })
    await poster(app, `/vitrines/${slug}/composer`, { ...minimal, ...bloc1, hote: 'pays.essai.fr', acte: 'enregistrer' }, cookie)
    expect((await findBySlug(base.db, slug))?.hote).toBe('pays.essai.fr')
  })
})

describe('les blocs en composition', () => {
  const genres = Object.keys(genresDeBloc)
  const acte = fc.oneof(
    fc.constantFrom(...genres).map((genre) => `ajouter:${genre}`),
    fc
      .tuple(fc.constantFrom('monter', 'descendre', 'oter', 'remettre'), fc.integer({ min: 0, max: 12 }))
      .map(([verbe, cle]) => `${verbe}:${cle}`),
    fc.string(),
  )

  it('aucun acte n’en perd, n’en double, ni n’en change le contenu', () => {
    fc.assert(
      fc.property(fc.array(acte, { maxLength: 30 }), (actes) => {
        const depart: BlocSaisi[] = [{ cle: '1', genre: 'texte', ote: false, champs: { texte: 'Le premier' } }]
        const fin = actes.reduce(appliquerActe, depart)
        const ajouts = actes.filter((a) => genres.some((genre) => a === `ajouter:${genre}`)).length
        expect(new Set(fin.map(({ cle }) => cle)).size).toBe(1 + ajouts)
        expect(fin.find(({ cle }) => cle === '1')?.champs).toEqual({ texte: 'Le premier' })
      }),
    )
  })

  it('se gardent tels qu’ils se relisent', async () => {
    const { blocs } = await creerVitrine(base.db)
    expect(verifierBlocs(blocs.map(enBlocSaisi))).toEqual({ blocs, erreurs: {} })
  })
})
