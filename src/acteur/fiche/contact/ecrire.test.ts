import { beforeEach, describe, expect, it } from 'vitest'
import { creerMembre } from '../../../membre/membre.factory.ts'
import { baseDeTest, poster } from '../../../socle/base-de-test.ts'
import { creerActeur } from '../../acteur.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const chemin = '/acteurs/atelier-des-lucioles/ecrire'
const contact = 'secretariat@lucioles.invalid'
const message = { nom: 'Ana', courriel: 'ana@essai.invalid', sujet: 'Un partenariat', message: 'Bonjour, nous cherchons un lieu à Thiers.' }
const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()

describe('écrire à une organisation', () => {
  it('le message part à l’adresse de contact, répondre arrive à qui a écrit, et la copie ne dit pas l’adresse', async () => {
    const { id } = await creerMembre(base.db, { courriel: 'tient@essai.invalid' })
    await creerActeur(base.db, { courrielContact: contact, proprietaireId: id })
    const reponse = await poster(await base.app(), chemin, message)
    expect([reponse.status, reponse.headers.get('location')]).toEqual([303, `${chemin}/merci`])
    const [recu, copie] = await courriels()
    expect(recu).toMatchObject({ destinataire: contact, repondre_a: 'ana@essai.invalid', sujet: expect.stringContaining('Un partenariat') })
    expect(recu?.texte).toContain('nous cherchons un lieu')
    expect(copie).toMatchObject({ destinataire: 'ana@essai.invalid', repondre_a: null })
    expect(JSON.stringify(copie)).not.toMatch(/lucioles\.invalid|tient@/)
    expect(copie?.texte).toContain('nous cherchons un lieu')
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
    await creerActeur(base.db, { courrielContact: contact })
    const reponse = await poster(await base.app(), chemin, { ...message, courriel: 'ana', sujet: '', nom: '<script>alert(1)</script>' })
    const texte = await reponse.text()
    expect(reponse.status).toBe(422)
    expect(texte).toContain('nous cherchons un lieu à Thiers')
    expect(texte).toContain('Donnez un sujet')
    expect(texte).not.toContain('<script>alert')
  })

  it('un sujet ne peut pas ajouter d’en-tête au courriel', async () => {
    await creerActeur(base.db, { courrielContact: contact })
    await poster(await base.app(), chemin, { ...message, sujet: 'Bonjour\nBcc: tous@essai.invalid' })
    expect((await courriels())[0]?.sujet).not.toMatch(/[\r\n]/)
  })

  it('un robot n’envoie rien, une fiche non publiée ne répond pas', async () => {
    await creerActeur(base.db, { courrielContact: contact })
    await creerActeur(base.db, { nom: 'Cachée', etat: 'proposee', courrielContact: contact })
    const app = await base.app()
    expect((await poster(app, chemin, { ...message, adresse_bis: 'x' })).status).toBe(303)
    expect((await poster(app, '/acteurs/cachee/ecrire', message)).status).toBe(404)
    expect(await courriels()).toEqual([])
  })

  it('au onzième message de l’heure, il faut attendre', async () => {
    await creerActeur(base.db, { courrielContact: contact })
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
