import { afterEach, describe, expect, it, vi } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerVitrine } from '#vitrine/vitrine.factory.ts'
import { type App, demander } from './demander.ts'

const base = baseDeTest()
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.resetModules()
  await base.vider()
})

// L'application telle que ce réglage la fait : les modules sont relus.
async function appSous(adresse: string): Promise<App> {
  vi.stubEnv('ADRESSE_PUBLIQUE', adresse)
  vi.resetModules()
  return base.app()
}

const formulaire = { 'content-type': 'application/x-www-form-urlencoded' }

async function envoyer(app: App, entetes: Record<string, string>): Promise<number> {
  return (await demander(app, '/deconnexion', { method: 'POST', headers: { ...formulaire, ...entetes }, body: '' })).status
}

describe('avec une adresse publique en https', () => {
  const adresse = 'https://catalyse.invalid'
  const host = 'catalyse.invalid'

  it.each([
    ['la sienne, entière', { origin: adresse }, 303],
    ['dite par le navigateur', { 'sec-fetch-site': 'same-origin' }, 303],
    ['sans chiffrement', { origin: 'http://catalyse.invalid' }, 403],
    ['d’un autre port', { origin: 'https://catalyse.invalid:8443' }, 403],
    ['d’un sous-domaine', { origin: 'https://autre.catalyse.invalid' }, 403],
    ['d’un nom qui commence pareil', { origin: 'https://catalyse.invalid.ailleurs.invalid' }, 403],
    ['avec un chemin', { origin: 'https://catalyse.invalid/' }, 403],
    ['opaque', { origin: 'null' }, 403],
    ['la sienne, mais d’une page d’ailleurs', { origin: adresse, 'sec-fetch-site': 'cross-site' }, 403],
    ['aucune', {}, 403],
    ['tapée dans la barre', { 'sec-fetch-site': 'none' }, 403],
  ])('une origine %s', async (_quoi, entetes, statut) => {
    // Derrière un mandataire, l'adresse interne est en http : seul l'en-tête Host dit le nom demandé.
    expect(await envoyer(await appSous(adresse), { host, ...entetes })).toBe(statut)
  })

  it('une vitrine reçoit ses envois, sous le même protocole, et ceux de personne d’autre', async () => {
    const app = await appSous(adresse)
    await creerVitrine(base.db, { hote: 'lucioles.essai.invalid' })
    await creerVitrine(base.db, { nom: 'Une autre', hote: 'autre.essai.invalid' })
    const vitrine = { host: 'lucioles.essai.invalid' }
    expect(await envoyer(app, { ...vitrine, origin: 'https://lucioles.essai.invalid' })).toBe(303)
    for (const origin of ['http://lucioles.essai.invalid', 'https://autre.essai.invalid', adresse])
      expect([origin, await envoyer(app, { ...vitrine, origin })]).toEqual([origin, 403])
    expect(await envoyer(app, { host, origin: 'https://lucioles.essai.invalid' })).toBe(403)
  })

  it('un nom inconnu est refusé, par une phrase et l’adresse du site', async () => {
    const app = await appSous(adresse)
    for (const inconnu of ['ailleurs.invalid', '192.168.1.20:3000', 'localhost.ailleurs.invalid', '[::2]:3000', '']) {
      const reponse = await demander(app, '/connexion', { headers: { host: inconnu } })
      expect([inconnu, reponse.status]).toEqual([inconnu, 421])
      expect(await reponse.text()).toContain(`<a href="${adresse}/">`)
      expect(reponse.headers.get('strict-transport-security')).toContain('max-age')
    }
    const api = await demander(app, '/api/v1/acteurs', { headers: { host: 'ailleurs.invalid' } })
    expect([api.status, await api.json()]).toEqual([421, { erreur: expect.stringContaining(adresse) }])
    expect(await envoyer(app, { host: 'ailleurs.invalid', origin: 'https://ailleurs.invalid' })).toBe(421)
  })

  it('le sien, ses vitrines et la machine elle-même répondent, quel que soit le port', async () => {
    const app = await appSous(adresse)
    await creerVitrine(base.db, { hote: 'lucioles.essai.invalid' })
    for (const connu of [
      'catalyse.invalid',
      'Catalyse.Invalid:443',
      'catalyse.invalid.',
      'lucioles.essai.invalid',
      'localhost:3000',
      '127.0.0.1',
      '[::1]:3000',
    ])
      expect([connu, (await demander(app, '/sante', { headers: { host: connu } })).status]).toEqual([connu, 200])
  })
})

describe('sans adresse publique', () => {
  const telephone = 'http://192.168.1.20:3000'
  const host = '192.168.1.20:3000'

  it('tout nom répond, et son origine est la sienne', async () => {
    const app = await appSous('')
    expect(await envoyer(app, { host, origin: telephone })).toBe(303)
    // Un mandataire peut tenir le https sans que nous le sachions.
    expect(await envoyer(app, { host: 'exemple.invalid', origin: 'https://exemple.invalid' })).toBe(303)
    for (const origin of ['http://192.168.1.20', 'http://192.168.1.20:3001', 'http://192.168.1.21:3000', 'http://localhost:3000'])
      expect([origin, await envoyer(app, { host, origin })]).toEqual([origin, 403])
  })

  it('un téléphone du même réseau se connecte par le lien, remis sous l’adresse qu’il emploie', async () => {
    const app = await appSous('')
    const entetes = { ...formulaire, host, origin: telephone }
    const demande = await demander(app, '/connexion', { method: 'POST', headers: entetes, body: 'courriel=ana@essai.invalid' })
    expect(demande.status).toBe(303)
    const envoyee = await demander(app, demande.headers.get('location') ?? '', { headers: { host } })
    expect(await envoyee.text()).toContain('http://localhost:3000')
    const { texte } = await base.db.selectFrom('courriel').select('texte').executeTakeFirstOrThrow()
    // L'en-tête Host ne se retrouve jamais dans un courriel : il dit ce qu'on veut.
    expect(texte).not.toContain('192.168')
    const lien = new URL(/http\S+jeton=\S+/.exec(texte)?.[0] ?? '')
    expect(lien.origin).toBe('http://localhost:3000')
    const page = await (await demander(app, lien.pathname + lien.search, { headers: { host } })).text()
    expect(page).toContain('ana@essai.invalid')
    const corps = new URLSearchParams({ jeton: lien.searchParams.get('jeton') ?? '' }).toString()
    const entree = await demander(app, '/connexion/lien', { method: 'POST', headers: entetes, body: corps })
    const [cookie = ''] = (entree.headers.get('set-cookie') ?? '').split(';')
    expect(entree.headers.get('set-cookie')).not.toContain('Secure')
    expect((await demander(app, '/mon-compte', { headers: { host, cookie } })).status).toBe(200)
  })
})
