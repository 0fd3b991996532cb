import { beforeEach, describe, expect, it } from 'vitest'
import { findById } from '#acteur/acteur.depot.ts'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { cheminDuContact, cleDeContact } from './cle-de-contact.ts'
import { contact, essaiDuRelais, message, mots } from './contact.factory.ts'
import { remettreMessages } from './remettre-messages.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const { courriels, gardes, preuve, ecrire, nouvelleFiche, cleRecue, presser, ecrireLAdresse } = essaiDuRelais(base)
const jour = 86_400_000

describe('à une adresse que personne n’a confirmée', () => {
  it('rien de ce qu’un inconnu a écrit ne part, sans compte, avec un compte, plusieurs fois, en corrigeant la fiche', async () => {
    const fiche = await nouvelleFiche()
    const { cookie } = await base.connecter({ courriel: message.courriel, nom: message.nom })
    const reponse = await ecrire()
    expect(reponse.headers.get('location')).toBe('/acteurs/atelier-des-lucioles/ecrire/merci?garde=1')
    await ecrire({ message: `${message.message} Encore.` }, cookie)
    await ecrireLAdresse(fiche.id, 'autre@lucioles.invalid')
    await ecrire({ message: `${message.message} Toujours.` })
    await remettreMessages(base.db)
    const recus = [...(await courriels()), ...(await courriels('autre@lucioles.invalid'))]
    expect(recus.map(({ destinataire }) => destinataire)).toEqual([contact, 'autre@lucioles.invalid'])
    expect(JSON.stringify(recus)).not.toMatch(mots)
    expect(recus[0]).toMatchObject({ repondre_a: null, texte: expect.stringContaining('confirmez que cette adresse est bien la vôtre') })
    expect(await gardes()).toHaveLength(3)
  })

  it('une seule demande à la fois, et en dix minutes ; le même message n’est gardé qu’une fois', async () => {
    await nouvelleFiche()
    await Promise.all([ecrire(), ecrire(), ecrire({ sujet: 'Autre chose' })])
    expect([(await courriels()).length, (await gardes()).length]).toEqual([1, 2])
    // Onze minutes plus tard, la première attend encore de partir : la nouvelle prend sa place.
    await base.db
      .updateTable('courriel_trace')
      .set({ departs: [new Date(Date.now() - 11 * 60_000)] })
      .execute()
    await ecrire({ sujet: 'Encore autre chose' })
    expect([(await courriels()).length, (await gardes()).length]).toEqual([1, 3])
  })

  it('qui écrit lit que son message est gardé, et la page ne dit pas qu’il est parti', async () => {
    await nouvelleFiche()
    const suite = (await ecrire()).headers.get('location') ?? ''
    const texte = await (await (await base.app()).request(suite)).text()
    expect(texte).toContain("dès que l'organisation aura confirmé son adresse")
    expect(texte).not.toMatch(/est parti|le reçoit/)
  })

  it('au-delà de soixante messages gardés, la page revient avec ce qui était écrit', async () => {
    const { id } = await nouvelleFiche()
    const ligne = { acteur_id: id, nom: 'A', courriel: 'a@essai.invalid', message: 'x', avise: '' }
    await base.db
      .insertInto('message_garde')
      .values(Array.from({ length: 60 }, (_, n) => ({ ...ligne, sujet: `${n}` })))
      .execute()
    const refus = await ecrire()
    expect([refus.status, await refus.text()]).toEqual([429, expect.stringMatching(/n'est pas gardé[\s\S]*nous cherchons un lieu/)])
    expect(await gardes()).toHaveLength(60)
  })

  it('si quelqu’un tient la fiche, le message va à l’adresse de son compte', async () => {
    const { id } = await creerMembre(base.db, { courriel: 'tient@essai.invalid' })
    await creerActeur(base.db, { courrielContact: contact, proprietaireId: id })
    expect((await ecrire()).headers.get('location')).toMatch(/merci$/)
    expect([(await courriels()).length, (await courriels('tient@essai.invalid')).length, (await gardes()).length]).toEqual([0, 1, 0])
  })

  it('un compte que son lien n’a pas encore prouvé ne compte pas', async () => {
    await nouvelleFiche()
    await base.db.insertInto('membre').values({ id: 'x', courriel: contact, courriel_verifie: false }).execute()
    await ecrire()
    expect(JSON.stringify(await courriels())).not.toMatch(mots)
  })

  it('l’adresse d’un compte, casse ignorée, est prouvée', async () => {
    await creerMembre(base.db, { courriel: contact })
    await creerActeur(base.db, { courrielContact: 'Secretariat@lucioles.invalid' })
    await ecrire()
    expect((await courriels('Secretariat@lucioles.invalid'))[0]?.texte).toMatch(mots)
  })
})

describe('confirmer', () => {
  it('ouvrir le lien ne prouve rien et ne montre pas le message ; presser le bouton prouve, et remet ce qui attendait', async () => {
    const { id } = await nouvelleFiche()
    await ecrire()
    const cle = await cleRecue()
    const app = await base.app()
    for (const method of ['GET', 'HEAD']) {
      const page = await app.request(`${cheminDuContact({ id })}?cle=${cle}`, { method })
      expect([page.status, await page.text()]).toEqual([200, expect.not.stringMatching(mots)])
    }
    expect((await presser(id, '', cle)).status).toBe(422)
    expect([await preuve(id), (await courriels()).length, (await gardes()).length]).toEqual([null, 1, 1])
    expect(await (await presser(id, 'confirmer', cle)).text()).toContain("ce qui attendait, et ce que l'on écrira")
    expect(await preuve(id)).not.toBeNull()
    expect((await courriels())[1]).toMatchObject({ repondre_a: message.courriel, texte: expect.stringContaining(message.message) })
    expect(await gardes()).toEqual([])
    expect((await ecrire({ sujet: 'La suite' })).headers.get('location')).toMatch(/merci$/)
    expect((await courriels())[2]?.sujet).toMatch(/^La suite/)
  })

  it('pressé deux fois au même instant, chaque message part une fois', async () => {
    const { id } = await nouvelleFiche()
    await ecrire()
    await ecrire({ sujet: 'Un second' })
    const cle = await cleRecue()
    const statuts = (await Promise.all([1, 2, 3].map(() => presser(id, 'confirmer', cle)))).map(({ status }) => status)
    expect(statuts).toEqual([200, 200, 200])
    expect((await courriels()).filter(({ texte }) => mots.test(texte))).toHaveLength(2)
  })

  it('écrit à l’instant même où l’adresse se confirme, un message part une fois, et aucun ne reste en arrière', async () => {
    const { id } = await nouvelleFiche()
    await ecrire()
    const cle = await cleRecue()
    const sujets = ['Deux', 'Trois', 'Quatre'].map((mot) => `${mot} partenariat`)
    await Promise.all([...sujets.map((sujet) => ecrire({ sujet })), presser(id, 'confirmer', cle)])
    const partis = (await courriels()).filter(({ texte }) => mots.test(texte)).map(({ sujet }) => sujet.replace(/ \(pour.*/, ''))
    expect([partis.sort(), await gardes()]).toEqual([[message.sujet, ...sujets].sort(), []])
  })

  it('une clé d’une autre fiche, d’une autre adresse, trop vieille ou inventée ne prouve rien', async () => {
    const fiche = await nouvelleFiche()
    const autre = await creerActeur(base.db, { nom: 'Une autre', courrielContact: contact })
    const cles = [
      cleDeContact(autre),
      cleDeContact({ ...fiche, courrielContact: 'a@essai.invalid' }),
      cleDeContact(fiche, new Date(Date.now() - 32 * jour)),
      'x',
      '',
    ]
    const app = await base.app()
    for (const cle of cles) {
      expect((await app.request(`${cheminDuContact(fiche)}?cle=${cle}`)).status).toBe(410)
      for (const acte of ['confirmer', 'refuser']) expect((await presser(fiche.id, acte, cle)).status).toBe(410)
    }
    expect([await preuve(fiche.id), (await findById(base.db, fiche.id))?.courrielContact]).toEqual([null, contact])
  })

  it('« ce n’est pas moi » retire l’adresse, efface ce qui attendait, prévient l’animation, et la fiche ne lui écrit plus', async () => {
    const { id } = await nouvelleFiche()
    await ecrire()
    const cle = await cleRecue()
    expect((await Promise.all([presser(id, 'refuser', cle), presser(id, 'refuser', cle)])).map(({ status }) => status).sort()).toEqual([
      200, 410,
    ])
    expect([(await findById(base.db, id))?.courrielContact, await gardes()]).toEqual([null, []])
    const versions = await base.db.selectFrom('historique').select('motif').where('objet_id', '=', id).orderBy('numero').execute()
    expect(versions.map(({ motif }) => motif)).toEqual(['création', expect.stringContaining('adresse de contact retirée')])
    const demandes = await base.db.selectFrom('demande').selectAll().execute()
    expect(demandes).toMatchObject([{ genre: 'contact', titre: expect.stringContaining('Atelier des lucioles'), auteur_courriel: null }])
    // Un import la remet : on ne lui écrit pas davantage.
    await ecrireLAdresse(id, contact)
    expect((await ecrire()).status).toBe(409)
    expect(await courriels()).toHaveLength(1)
  })
})
