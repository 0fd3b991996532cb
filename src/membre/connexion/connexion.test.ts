import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { config } from '#socle/config.ts'
import { creerLien } from '../authentification.ts'
import { creerMembre } from '../membre.factory.ts'

const base = baseDeTest()
beforeEach(async () => {
  await base.vider()
  await base.db.deleteFrom('membre_verification').execute()
})

const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()
const cookieDe = (reponse: Response) => reponse.headers.get('set-cookie')?.split(';')[0] ?? ''

async function jetonRecu(): Promise<string> {
  const [, jeton = ''] = /jeton=(\w+)/.exec((await courriels()).at(-1)?.texte ?? '') ?? []
  return jeton
}

describe('entrer par un lien', () => {
  it('demander, recevoir, confirmer : la session est ouverte et le compte créé', async () => {
    const app = await base.app()
    const demande = await poster(app, '/connexion', { courriel: 'Ana@Essai.invalid', suite: '/mon-compte' })
    expect(demande.status).toBe(303)
    const [courriel] = await courriels()
    expect(courriel?.destinataire).toBe('ana@essai.invalid')
    expect(courriel?.texte).toContain(`${config.adresse}/connexion/lien?jeton=`)
    const entree = await poster(app, '/connexion/lien', { jeton: await jetonRecu(), suite: '/mon-compte' })
    expect([entree.status, entree.headers.get('location')]).toEqual([303, '/mon-compte?suite=%2Fmon-compte&bienvenue=1'])
    expect(entree.headers.get('set-cookie')).toMatch(/^catalyse\.session_token=.*; HttpOnly; SameSite=Lax$/)
    const compte = await app.request('/mon-compte', { headers: { cookie: cookieDe(entree) } })
    expect([compte.status, await compte.text()]).toEqual([200, expect.stringContaining('ana@essai.invalid')])
  })

  it('le lien mène où la personne allait, sans qu’un texte choisi par un autre puisse y paraître', async () => {
    const app = await base.app()
    await poster(app, '/connexion', { courriel: 'ana@essai.invalid', suite: '/trouver?q=achetez+sur+essai.invalid' })
    expect((await courriels())[0]?.texte).not.toContain('achetez')
    const jeton = await jetonRecu()
    expect(await (await app.request(`/connexion/lien?jeton=${jeton}`)).text()).toContain('/trouver?q=achetez+sur+essai.invalid')
  })

  it('ne garde ni adresse réseau, ni navigateur, ni jeton lisible', async () => {
    const app = await base.app()
    await poster(app, '/connexion', { courriel: 'ana@essai.invalid' })
    const jeton = await jetonRecu()
    const verifications = await base.db.selectFrom('membre_verification').selectAll().execute()
    expect(JSON.stringify(verifications)).not.toContain(jeton)
    const corps = new URLSearchParams({ jeton }).toString()
    const headers = {
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'Essai/1',
      'x-forwarded-for': '203.0.113.9',
    }
    await app.request('/connexion/lien', { method: 'POST', headers, body: corps })
    expect(await base.db.selectFrom('membre_session').select(['adresse_ip', 'navigateur']).execute()).toEqual([
      { adresse_ip: null, navigateur: null },
    ])
  })

  it('regarder le lien ne le consomme pas : un filtre de courriel peut le suivre', async () => {
    const app = await base.app()
    const lien = new URL(await creerLien(base.db, 'ana@essai.invalid', '/territoires'))
    for (const _ of [1, 2]) {
      const vue = await app.request(lien.pathname + lien.search)
      expect([vue.status, await vue.text()]).toEqual([200, expect.stringContaining('ana@essai.invalid')])
    }
    const entree = await poster(app, '/connexion/lien', { jeton: lien.searchParams.get('jeton') ?? '' })
    expect(entree.status).toBe(303)
  })

  it('un lien suivi deux fois ne sert qu’une fois, même au même instant', async () => {
    const app = await base.app()
    const jeton = new URL(await creerLien(base.db, 'ana@essai.invalid', '/')).searchParams.get('jeton') ?? ''
    const statuts = (await Promise.all([1, 2, 3].map(() => poster(app, '/connexion/lien', { jeton })))).map(({ status }) => status)
    expect(statuts.sort()).toEqual([303, 410, 410])
    const apres = await app.request(`/connexion/lien?jeton=${jeton}`)
    expect([apres.status, await apres.text()]).toEqual([410, expect.stringContaining('Ce lien ne sert plus')])
  })

  it('un lien périmé le dit, et en propose un autre', async () => {
    const app = await base.app()
    const jeton = new URL(await creerLien(base.db, 'ana@essai.invalid', '/')).searchParams.get('jeton') ?? ''
    await base.db
      .updateTable('membre_verification')
      .set({ expire_le: new Date(Date.now() - 1000) })
      .execute()
    const reponse = await poster(app, '/connexion/lien', { jeton })
    expect([reponse.status, reponse.headers.get('set-cookie')]).toEqual([410, null])
    expect(await reponse.text()).toMatch(/plus de 15 minutes[\s\S]*name="courriel"/)
  })

  it('un jeton inventé ou vide est refusé de la même façon', async () => {
    const app = await base.app()
    for (const jeton of ['', 'faux', 'x'.repeat(5000)]) expect((await poster(app, '/connexion/lien', { jeton })).status).toBe(410)
  })
})

describe('ce que la connexion ne laisse pas voir', () => {
  it('la réponse est la même, mot pour mot, que l’adresse ait un compte ou non', async () => {
    const app = await base.app()
    await creerMembre(base.db, { courriel: 'connue@essai.invalid' })
    const reponses = await Promise.all(['connue', 'inconnue'].map((nom) => poster(app, '/connexion', { courriel: `${nom}@essai.invalid` })))
    const [connue, inconnue] = reponses.map((reponse) => [reponse.status, reponse.headers.get('location')])
    expect(connue).toEqual(inconnue)
    const [a, b] = (await courriels()).map(({ sujet, texte }) => sujet + texte.replace(/jeton=\w+/, ''))
    expect(a).toBe(b)
  })

  it('une boîte ne reçoit pas plus de trois liens en dix minutes, et la réponse ne change pas', async () => {
    const app = await base.app()
    const reponses = []
    for (let n = 0; n < 7; n++) reponses.push((await poster(app, '/connexion', { courriel: 'ana@essai.invalid' })).status)
    expect(new Set(reponses)).toEqual(new Set([303]))
    expect(await courriels()).toHaveLength(3)
  })

  it('une adresse mal écrite revient avec sa phrase, et ce qui a été saisi', async () => {
    const reponse = await poster(await base.app(), '/connexion', { courriel: 'ana arobase', suite: '/territoires' })
    expect(reponse.status).toBe(422)
    expect(await reponse.text()).toMatch(
      /value="ana arobase"[\s\S]*ne ressemble pas à une adresse|ne ressemble pas à une adresse[\s\S]*value="ana arobase"/,
    )
  })
})

describe('où mène la connexion', () => {
  it.each([
    'https://ailleurs.invalid/',
    '//ailleurs.invalid',
    '/\\ailleurs.invalid',
    '/.//ailleurs.invalid',
    '/..//ailleurs.invalid',
    'javascript:alert(1)',
    '/\t/ailleurs.invalid',
  ])('jamais vers un autre site : %j', async (suite) => {
    await creerMembre(base.db, { courriel: 'ana@essai.invalid', nom: 'Ana' })
    const jeton = new URL(await creerLien(base.db, 'ana@essai.invalid', suite)).searchParams.get('jeton') ?? ''
    const entree = await poster(await base.app(), '/connexion/lien', { jeton, suite })
    const arrivee = new URL(entree.headers.get('location') ?? '', 'http://localhost')
    expect([entree.status, arrivee.host]).toEqual([303, 'localhost'])
  })

  it('vers la page demandée, quand la personne a déjà un nom', async () => {
    await creerMembre(base.db, { courriel: 'ana@essai.invalid', nom: 'Ana' })
    const jeton = new URL(await creerLien(base.db, 'ana@essai.invalid', '/')).searchParams.get('jeton') ?? ''
    const entree = await poster(await base.app(), '/connexion/lien', { jeton, suite: '/territoires?q=lyon' })
    expect(entree.headers.get('location')).toBe('/territoires?q=lyon')
  })
})

describe('la session', () => {
  it('se ferme : le cookie est effacé, la session aussi', async () => {
    const app = await base.app()
    const { cookie } = await base.connecter()
    const sortie = await poster(app, '/deconnexion', {}, cookie)
    expect([sortie.status, sortie.headers.get('set-cookie')]).toEqual([303, expect.stringMatching(/^catalyse\.session_token=; Max-Age=0/)])
    expect((await app.request('/mon-compte', { headers: { cookie } })).status).toBe(401)
  })

  it('un cookie à la signature fausse n’ouvre rien', async () => {
    const { cookie } = await base.connecter()
    const faux = cookie.replace(/.{6}$/, 'AAAAAA')
    expect((await (await base.app()).request('/mon-compte', { headers: { cookie: faux } })).status).toBe(401)
  })

  it('un envoi venu d’un autre site est refusé', async () => {
    const { cookie } = await base.connecter()
    const app = await base.app()
    const ailleurs: Record<string, string>[] = [{ origin: 'https://ailleurs.invalid' }, {}, { 'sec-fetch-site': 'cross-site' }]
    for (const entetes of ailleurs) {
      expect((await app.request('/deconnexion', { method: 'POST', headers: { cookie, ...entetes } })).status).toBe(403)
    }
    expect(await base.db.selectFrom('membre_session').select('id').execute()).toHaveLength(1)
  })
})
