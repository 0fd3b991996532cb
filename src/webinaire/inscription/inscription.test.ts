import nodeIcal from 'node-ical'
import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { lirePieces } from '#socle/courriel.ts'
import { changerEtat } from '../seance.depot.ts'
import { creerSeance } from '../seance.factory.ts'
import type { Seance } from '../seance.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const chemin = '/webinaires/les-lucioles-dans-le-territoire'
const ana = { courriel: 'Ana@essai.invalid', nom: 'Ana', structure: '' }
const auteur = { auteurId: null, motif: 'essai' }
const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()
const inscriptions = () => base.db.selectFrom('inscription').selectAll().orderBy('id').execute()
const demander = async (url: string) => (await base.app()).request(url)
const lien = (texte: string | undefined, usage: string) =>
  new RegExp(`/webinaires/inscription/${usage}\\?cle=[\\w-]+`).exec(texte ?? '')?.[0] ?? ''
const cleDuLien = (url: string) => url.split('cle=')[1] ?? ''

async function inscrire(champs: Record<string, string> = ana) {
  return poster(await base.app(), `${chemin}/inscription`, champs)
}
async function inscrireEtConfirmer(champs: Record<string, string> = ana) {
  await inscrire(champs)
  const cle = cleDuLien(lien((await courriels()).at(-1)?.texte, 'confirmer'))
  return poster(await base.app(), '/webinaires/inscription/confirmer', { cle })
}
const annuler = (seance: Seance) =>
  base.db.transaction().execute((trx) => changerEtat(trx, seance.id, { etat: 'annulee', motifAnnulation: 'La salle est fermée.' }, auteur))

describe('s’inscrire par courriel', () => {
  it('demande deux gestes : le lien montre un bouton, le bouton confirme, et alors seulement le lien de connexion part', async () => {
    await creerSeance(base.db)
    const reponse = await inscrire()
    expect([reponse.status, reponse.headers.get('location')]).toEqual([303, `${chemin}/inscription/merci`])
    const [demande] = await courriels()
    expect(demande).toMatchObject({ destinataire: 'ana@essai.invalid', sujet: expect.stringContaining('Confirmez'), pieces: [] })
    expect(demande?.texte).not.toContain('visio.essai')
    const adresse = lien(demande?.texte, 'confirmer')
    // Un filtre de courriel suit le lien : rien n'est confirmé pour autant.
    expect(await (await demander(adresse)).text()).toContain('Oui, je m')
    expect((await inscriptions())[0]?.etat).toBe('a-confirmer')
    const confirmee = await poster(await base.app(), '/webinaires/inscription/confirmer', { cle: cleDuLien(adresse) })
    expect(confirmee.headers.get('location')).toBe(`${chemin}/inscription/confirmee`)
    expect((await inscriptions())[0]).toMatchObject({ etat: 'confirmee', nom: 'Ana' })
    const message = (await courriels())[1]
    expect(message?.texte).toMatch(/Bonjour Ana,[\s\S]*https:\/\/visio\.essai\.invalid\/lucioles/)
    const [piece] = lirePieces(message?.pieces)
    expect([piece?.nom, piece?.type]).toEqual(['les-lucioles-dans-le-territoire.ics', 'text/calendar; charset=utf-8; method=PUBLISH'])
    const [evenement] = Object.values(nodeIcal.sync.parseICS(piece?.contenu ?? '')).filter((e) => e?.type === 'VEVENT')
    expect(evenement).toMatchObject({ summary: 'Les lucioles dans le territoire' })
    expect(message?.entetes).toEqual({
      'List-Unsubscribe': expect.stringMatching(/^<http.*\/webinaires\/inscription\/retirer\?cle=.*>$/),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
  })

  it('confirmer deux fois n’écrit qu’une fois', async () => {
    await creerSeance(base.db)
    await inscrireEtConfirmer()
    const cle = cleDuLien(lien((await courriels())[0]?.texte, 'confirmer'))
    expect((await poster(await base.app(), '/webinaires/inscription/confirmer', { cle })).status).toBe(303)
    expect(await courriels()).toHaveLength(2)
  })

  it('ne dit jamais si une adresse est déjà inscrite, et n’inonde personne', async () => {
    await creerSeance(base.db)
    const jamais = await inscrire()
    const encore = await inscrire()
    const cle = cleDuLien(lien((await courriels())[0]?.texte, 'confirmer'))
    await poster(await base.app(), '/webinaires/inscription/confirmer', { cle })
    const confirmee = await inscrire({ ...ana, nom: 'Quelqu’un d’autre' })
    for (const reponse of [encore, confirmee])
      expect([reponse.status, reponse.headers.get('location')]).toEqual([jamais.status, jamais.headers.get('location')])
    expect(await courriels()).toHaveLength(2)
    expect((await inscriptions())[0]?.nom).toBe('Ana')
  })

  it('neuf demandes pour une adresse confirmée depuis une heure : un seul message en dix minutes', async () => {
    await creerSeance(base.db)
    await inscrireEtConfirmer()
    await base.db
      .updateTable('inscription')
      .set({ confirmee_le: new Date(Date.now() - 3_600_000) })
      .execute()
    await base.db.deleteFrom('courriel_trace').execute()
    await base.db.updateTable('courriel').set({ envoye_le: new Date() }).execute()
    for (let n = 0; n < 9; n++) await inscrire()
    expect((await courriels()).slice(2).map(({ sujet }) => sujet)).toEqual([expect.stringContaining('Inscription confirmée')])
  })

  it('le message à une adresse pas encore confirmée ne porte rien de ce que le formulaire a reçu', async () => {
    await creerSeance(base.db)
    await inscrire({ ...ana, nom: 'Voyez https://essai.invalid', structure: 'Une structure choisie' })
    const [demande] = await courriels()
    expect(demande?.texte).toMatch(/^Bonjour,\n/)
    expect(JSON.stringify(demande)).not.toMatch(/Voyez|https:\/\/essai|choisie/)
  })

  it('une adresse fausse revient avec sa phrase et ce qui était écrit ; un robot n’écrit à personne', async () => {
    await creerSeance(base.db)
    const reponse = await inscrire({ courriel: 'ana', nom: '<b>Ana</b>', structure: 'Ville' })
    const texte = await reponse.text()
    expect(reponse.status).toBe(422)
    expect(texte).toContain('ne ressemble pas à une adresse')
    expect(texte).toContain('&lt;b>Ana')
    expect((await inscrire({ ...ana, adresse_bis: 'x' })).status).toBe(303)
    expect(await courriels()).toEqual([])
  })

  it('annulée, passée, close ou en brouillon, une séance n’inscrit plus', async () => {
    const seance = await creerSeance(base.db, { inscriptionsOuvertes: false })
    expect((await inscrire()).status).toBe(409)
    await annuler(seance)
    expect((await inscrire()).status).toBe(409)
    await creerSeance(base.db, { titre: 'Passée', debut: new Date(Date.now() - 86_400_000) })
    expect((await poster(await base.app(), '/webinaires/passee/inscription', ana)).status).toBe(409)
    await creerSeance(base.db, { titre: 'Brouillon', etat: 'brouillon' })
    expect((await poster(await base.app(), '/webinaires/brouillon/inscription', ana)).status).toBe(404)
  })

  it('une clé abîmée, d’un autre usage ou d’une autre personne est refusée ; effacée, elle le dit', async () => {
    await creerSeance(base.db)
    await inscrireEtConfirmer()
    const message = (await courriels())[1]?.texte
    const retrait = cleDuLien(lien(message, 'retirer'))
    for (const cle of [retrait, `2-${retrait.split('-').slice(1).join('-')}`, 'x', ''])
      expect((await poster(await base.app(), '/webinaires/inscription/confirmer', { cle })).status, cle).not.toBe(303)
    await base.db.deleteFrom('inscription').execute()
    expect((await demander(`/webinaires/inscription/retirer?cle=${retrait}`)).status).toBe(410)
  })
})

describe('se retirer', () => {
  it('d’un clic depuis la messagerie, sans origine ni cookie ; suivre le lien ne retire rien', async () => {
    await creerSeance(base.db)
    await inscrireEtConfirmer()
    const entetes = JSON.stringify((await courriels())[1]?.entetes)
    const adresse = new URL(/<(.*?)>/.exec(entetes)?.[1] ?? '')
    const suite = `${adresse.pathname}${adresse.search}`
    expect(await (await demander(suite)).text()).toContain('Retirer mon inscription')
    expect((await inscriptions())[0]?.etat).toBe('confirmee')
    const unClic = await (await base.app()).request(suite, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(unClic.status).toBe(200)
    expect((await inscriptions())[0]?.etat).toBe('desinscrite')
    await inscrireEtConfirmer()
    expect((await inscriptions())[0]?.etat).toBe('confirmee')
  })
})

describe('un membre', () => {
  it('s’inscrit d’un geste, voit le lien de connexion sur la page, et personne d’autre ne le voit', async () => {
    await creerSeance(base.db)
    const { cookie } = await base.connecter({ courriel: 'malik@essai.invalid' })
    const app = await base.app()
    expect((await poster(app, `${chemin}/inscription`, {}, cookie)).headers.get('location')).toBe(`${chemin}/inscription/confirmee`)
    const sienne = await (await app.request(chemin, { headers: { cookie } })).text()
    expect(sienne).toContain('https://visio.essai.invalid/lucioles')
    const autre = (await base.connecter({})).cookie
    for (const c of ['', autre]) expect(await (await app.request(chemin, { headers: { cookie: c } })).text()).not.toContain('visio.essai')
    expect((await courriels()).map(({ destinataire }) => destinataire)).toEqual(['malik@essai.invalid'])
  })

  it('retrouve ses inscriptions dans son export, et les emporte en partant', async () => {
    await creerSeance(base.db)
    const { cookie } = await base.connecter({ courriel: 'malik@essai.invalid' })
    const app = await base.app()
    await poster(app, `${chemin}/inscription`, {}, cookie)
    const donnees = await (await app.request('/mon-compte/donnees.json', { headers: { cookie } })).text()
    expect(donnees).toContain('Les lucioles dans le territoire')
    expect(await (await app.request('/mon-compte', { headers: { cookie } })).text()).toContain('Les lucioles dans le territoire')
    await poster(app, '/mon-compte/effacer', { confirmation: 'EFFACER' }, cookie)
    expect(await inscriptions()).toEqual([])
  })
})
