import { beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { prouverContact } from './contact.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const chemin = '/acteurs/atelier-des-lucioles/ecrire'
const contact = 'secretariat@lucioles.invalid'
const message = { nom: 'Ana', courriel: 'ana@essai.invalid', sujet: 'Un partenariat', message: 'Bonjour, nous cherchons un lieu à Thiers.' }
const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()

const joignable = async (souhait: Parameters<typeof creerActeur>[1] = {}) =>
  prouverContact(base.db, await creerActeur(base.db, { courrielContact: contact, ...souhait }))

describe('écrire à une organisation', () => {
  it('le message part à l’adresse de contact, répondre arrive à qui a écrit, et l’avis ne dit ni l’adresse, ni le message', async () => {
    const { id } = await creerMembre(base.db, { courriel: 'tient@essai.invalid' })
    await joignable({ proprietaireId: id })
    const reponse = await poster(await base.app(), chemin, message)
    expect([reponse.status, reponse.headers.get('location')]).toEqual([303, `${chemin}/merci`])
    const [recu, avis] = await courriels()
    expect(recu).toMatchObject({ destinataire: contact, repondre_a: 'ana@essai.invalid', sujet: expect.stringContaining('Un partenariat') })
    expect(recu?.texte).toContain('nous cherchons un lieu')
    expect(avis).toMatchObject({ destinataire: 'ana@essai.invalid', repondre_a: null })
    // L'adresse peut être celle de quelqu'un d'autre : rien de ce qui a été écrit ne lui parvient.
    expect(JSON.stringify(avis)).not.toMatch(/lucioles\.invalid|tient@|Ana\b|partenariat|nous cherchons un lieu/)
  })

  it('un membre qui donne son adresse reçoit sa copie ; s’il en donne une autre, elle ne reçoit qu’un avis', async () => {
    await joignable()
    const app = await base.app()
    const { cookie } = await base.connecter({ courriel: 'ana@essai.invalid' })
    await poster(app, chemin, message, cookie)
    await poster(app, chemin, { ...message, courriel: 'tiers@essai.invalid', message: `${message.message} Encore.` }, cookie)
    const [, copie, , avis] = await courriels()
    expect(copie).toMatchObject({ destinataire: 'ana@essai.invalid', texte: expect.stringContaining('nous cherchons un lieu') })
    expect(avis).toMatchObject({ destinataire: 'tiers@essai.invalid', texte: expect.not.stringContaining('nous cherchons un lieu') })
  })

  it('le même message deux fois ne part qu’une fois ; plusieurs partent à dix minutes l’un de l’autre ; de trop, la page garde tout', async () => {
    await joignable()
    const app = await base.app()
    const ecrire = (n: number) => poster(app, chemin, { ...message, courriel: `p${n}@essai.invalid` })
    for (const n of [0, 0, 1, 2, 3, 4, 5, 6]) expect((await ecrire(n)).status).toBe(303)
    const refus = await ecrire(7)
    expect([refus.status, await refus.text()]).toEqual([
      429,
      expect.stringMatching(/Réessayez dans une heure[\s\S]*nous cherchons un lieu/),
    ])
    const recus = (await courriels()).filter(({ destinataire }) => destinataire === contact)
    expect(recus).toHaveLength(7)
    const departs = recus.map(({ pas_avant }) => Math.round((pas_avant.getTime() - (recus[0]?.pas_avant.getTime() ?? 0)) / 60_000))
    expect(departs).toEqual([0, 10, 20, 30, 40, 50, 60])
  })

  it('donner l’adresse d’un tiers sur plusieurs fiches ne lui écrit qu’une fois en dix minutes', async () => {
    const app = await base.app()
    for (const nom of ['Une', 'Deux', 'Trois']) {
      await joignable({ nom, courrielContact: `${nom.toLowerCase()}@lucioles.invalid` })
      await poster(app, `/acteurs/${nom.toLowerCase()}/ecrire`, { ...message, courriel: 'tiers@essai.invalid' })
    }
    expect((await courriels()).filter(({ destinataire }) => destinataire === 'tiers@essai.invalid')).toHaveLength(1)
  })

  it('sans adresse de contact, il part à qui tient la fiche', async () => {
    const { id } = await creerMembre(base.db, { courriel: 'tient@essai.invalid' })
    await creerActeur(base.db, { proprietaireId: id })
    await poster(await base.app(), chemin, message)
    expect((await courriels())[0]?.destinataire).toBe('tient@essai.invalid')
  })

  it('sans aucune adresse, la page l’explique et propose de tenir la fiche ; rien ne part', async () => {
    await creerActeur(base.db)
    const app = await base.app()
    const page = await (await app.request(chemin)).text()
    expect(page).toMatch(/pas encore d'adresse[\s\S]*\/revendiquer/)
    expect((await poster(app, chemin, message)).status).toBe(409)
    expect(await courriels()).toEqual([])
  })

  it('un champ faux garde le message et dit quoi faire ; du HTML reste du texte', async () => {
    await joignable()
    const reponse = await poster(await base.app(), chemin, { ...message, courriel: 'ana', sujet: '', nom: '<script>alert(1)</script>' })
    const texte = await reponse.text()
    expect(reponse.status).toBe(422)
    expect(texte).toContain('nous cherchons un lieu à Thiers')
    expect(texte).toContain('Donnez un sujet')
    expect(texte).not.toContain('<script>alert')
  })

  it('un sujet ne peut pas ajouter d’en-tête au courriel', async () => {
    await joignable()
    await poster(await base.app(), chemin, { ...message, sujet: 'Bonjour\nBcc: tous@essai.invalid' })
    expect((await courriels())[0]?.sujet).not.toMatch(/[\r\n]/)
  })

  it('un robot n’envoie rien, une fiche non publiée ne répond pas', async () => {
    await joignable()
    await creerActeur(base.db, { nom: 'Cachée', etat: 'proposee', courrielContact: contact })
    const app = await base.app()
    expect((await poster(app, chemin, { ...message, adresse_bis: 'x' })).status).toBe(303)
    expect((await poster(app, '/acteurs/cachee/ecrire', message)).status).toBe(404)
    expect(await courriels()).toEqual([])
  })

  it('au onzième message de l’heure, il faut attendre', async () => {
    await joignable()
    const app = await base.app()
    for (let n = 0; n < 10; n++) expect((await poster(app, chemin, message)).status).toBe(303)
    expect((await poster(app, chemin, message)).status).toBe(429)
  })
})

describe('l’adresse de contact', () => {
  it('ne paraît dans aucune page, aucun export, ni pour une visiteuse, ni pour qui tient la fiche, ni pour l’administration', async () => {
    const tient = await base.connecter({ courriel: 'tient@essai.invalid' })
    const admin = await base.connecter({ role: 'administrateur' })
    await creerActeur(base.db, { courrielContact: contact, proprietaireId: tient.id })
    const app = await base.app()
    const suites = ['', '/ecrire', '/modifier', '/historique', '/historique?de=1&a=1', '/historique/1/restaurer', '/archiver', '/a-jour']
    const chemins = [
      ...suites.map((suite) => `/acteurs/atelier-des-lucioles${suite}`),
      '/catalyseurs/atelier-des-lucioles',
      '/catalyseurs',
      '/acteurs',
      '/acteurs.csv',
      '/catalyseurs.csv',
      '/catalyseurs.geojson',
      '/acteurs.json',
      '/mon-compte',
      '/mon-compte/donnees.json',
      '/api/acteurs',
      '/api/v1/acteurs',
    ]
    for (const cookie of ['', tient.cookie, admin.cookie]) {
      for (const url of chemins) {
        expect(await (await app.request(url, { headers: { cookie } })).text(), url).not.toContain(contact)
      }
    }
  })
})
