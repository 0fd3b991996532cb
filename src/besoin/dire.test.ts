import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { deciderDemandes } from '#membre/moderation.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { salles } from '#salles.ts'
import { toutesLesModerations } from '#socle/apports.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { config } from '#socle/config.ts'
import { findById, findBySlug } from './besoin.depot.ts'
import { creerBesoin, essaiDeBesoin } from './besoin.factory.ts'
import { purgerVoix } from './voix/voix-de-besoin.ts'

const base = baseDeTest()
beforeEach(() => base.vider())
beforeEach(() => void Object.assign(config, { smtpUrl: 'smtp://127.0.0.1:9' }))
afterEach(() => void Object.assign(config, { smtpUrl: undefined }))

const { demander, envoyer, courriels, cleRecue, lire, demandes, confirmer } = essaiDeBesoin(base)
const envoi = (souhait: Record<string, string> = {}) => ({
  titre: 'Un car le samedi vers le marché',
  territoire: 'Thiers (63430)',
  pour_qui: 'les personnes sans voiture',
  votre_nom: 'Ana Essai',
  votre_courriel: 'ana@essai.invalid',
  ...souhait,
})
const slug = 'un-car-le-samedi-vers-le-marche'

describe('dire un besoin', () => {
  it('sans compte : rien ne se lit avant le bouton de la page reçue par courriel, et ce courriel ne porte aucun mot d’un inconnu', async () => {
    expect((await envoyer('/besoins/dire', envoi())).headers.get('location')).toBe('/besoins/dire/merci')
    const [recu] = await courriels()
    expect(recu).toMatchObject({ destinataire: 'ana@essai.invalid', repondre_a: null })
    expect(`${recu?.sujet} ${recu?.texte}`).not.toMatch(/car le samedi|voiture|Ana Essai|Thiers/)
    expect((await demander(`/besoins/${slug}`)).status).toBe(404)
    // Un filtre de courriel suit le lien : rien n'est fait.
    expect(await lire(`/besoins/confirmer?cle=${await cleRecue()}`)).toContain('Est-ce bien vous')
    expect((await findBySlug(base.db, slug))?.etat).toBe('attente')
    expect((await confirmer()).headers.get('location')).toBe(`/besoins/${slug}?avis=publiee`)
    expect(await lire(`/besoins/${slug}`)).toContain('les personnes sans voiture')
    expect(await demandes()).toMatchObject([{ genre: 'qualifier', etat: 'en-attente' }])
    expect((await confirmer()).status).toBe(303)
    expect(await demandes()).toHaveLength(1)
  })

  it('« ce n’est pas moi » l’efface ; une clé fausse ou déjà servie le dit', async () => {
    await envoyer('/besoins/dire', envoi())
    const cle = await cleRecue()
    expect(await (await confirmer('effacer')).text()).toContain('effacé')
    expect(await findBySlug(base.db, slug)).toBeUndefined()
    expect((await envoyer('/besoins/confirmer', { cle })).status).toBe(410)
    expect((await envoyer('/besoins/confirmer', { cle: '12-rien' })).status).toBe(410)
  })

  it('sans courriel possible, l’animation le publie elle-même, et l’adresse jamais prouvée s’oublie', async () => {
    Object.assign(config, { smtpUrl: undefined })
    await envoyer('/besoins/dire', envoi())
    expect([await courriels(), (await demandes())[0]?.genre]).toEqual([[], 'publier'])
    const moderateur = await creerMembre(base.db, { role: 'administrateur' })
    await deciderDemandes(base.db, {
      ids: [Number((await demandes())[0]?.id)],
      decision: 'accepter',
      phrase: '',
      moderateur,
      moderations: toutesLesModerations(salles),
    })
    expect((await demander(`/besoins/${slug}`)).status).toBe(200)
    expect(await base.db.selectFrom('besoin_voix').select(['courriel', 'nom']).executeTakeFirst()).toEqual({ courriel: null, nom: '' })
  })

  it('un membre est lu aussitôt, et n’a rien à confirmer', async () => {
    const { cookie } = await base.connecter({ nom: 'Ana' })
    expect((await envoyer('/besoins/dire', envoi(), cookie)).headers.get('location')).toBe(`/besoins/${slug}?avis=publiee`)
    expect(await courriels()).toEqual([])
    // Son navigateur n'a plus à garder ce qu'il a envoyé ; celui des autres garde ce qu'ils écrivent.
    expect(await lire(`/besoins/${slug}?avis=publiee`, cookie)).toContain('data-oublier')
    expect(await lire(`/besoins/${slug}?avis=publiee`)).not.toContain('data-oublier')
  })

  it('tout ce qui manque se dit d’un coup, et rien de ce qui est écrit ne se perd', async () => {
    const reponse = await envoyer('/besoins/dire', { titre: 'ca', recit: 'Un <b>long</b> récit' })
    const texte = await reponse.text()
    expect(reponse.status).toBe(422)
    expect(texte).toMatch(/trois lettres au moins[\s\S]*Dites où/)
    expect(texte).toContain('Un &lt;b>long&lt;/b> récit')
  })

  it('d’une recherche sans réponse, ses mots et son lieu sont déjà là', async () => {
    const texte = await lire('/besoins/dire?q=un+car+le+samedi&territoire=Thiers+%2863430%29')
    expect(texte).toMatch(/value="un car le samedi"[\s\S]*value="Thiers \(63430\)"/)
  })
})

describe('ce qui ressemble', () => {
  it('se montre avant d’envoyer, terminés et exemples compris, une fois, et n’empêche rien', async () => {
    await creerBesoin(base.db, { titre: 'Des cars le samedi pour aller au marché', etat: 'repondu' })
    await creerRessource(base.db, { type: 'exemple', titre: 'Un car du samedi tenu par des habitants' })
    await creerBesoin(base.db, { titre: 'Une salle chauffée pour se réunir' })
    const arrete = await envoyer('/besoins/dire', envoi())
    const texte = await arrete.text()
    expect(arrete.status).toBe(409)
    expect(texte).toMatch(/Des cars le samedi[\s\S]*répondu/)
    expect(texte).toContain('Un car du samedi tenu par des habitants')
    expect(texte).not.toContain('salle chauffée')
    expect(texte).toMatch(/name="vu" value="1"[\s\S]*Dire mon besoin quand même/)
    expect((await envoyer('/besoins/dire', envoi({ vu: '1' }))).status).toBe(303)
  })

  it('un mot courant ne suffit pas, un mot rare pèse plus que deux courants', async () => {
    for (let n = 0; n < 12; n++) await creerBesoin(base.db, { titre: `Un lieu pour se réunir, numéro ${n}`, recit: '' })
    const juste = await creerBesoin(base.db, { titre: 'Un lieu pour la méthanisation', recit: '' })
    const morceau = await lire('/besoins/semblables?q=un+lieu+pour+une+petite+m%C3%A9thanisation')
    expect(morceau.indexOf(juste.titre)).toBeGreaterThan(0)
    expect(morceau).not.toMatch(/numéro \d[\s\S]*méthanisation/)
    expect(await lire('/besoins/semblables?q=xqzw+blop')).toBe('')
  })
})

describe('ce que l’on en dit', () => {
  it('« nous aussi » porte un lieu et un mot, une fois par personne ; sans compte, une fois l’adresse prouvée', async () => {
    const besoin = await creerBesoin(base.db)
    const chemin = `/besoins/${besoin.slug}/aussi`
    expect((await envoyer(chemin, { texte: 'Ici aussi' })).status).toBe(422)
    const { cookie } = await base.connecter({ nom: 'Ana' })
    for (let n = 0; n < 2; n++) await envoyer(chemin, { territoire: 'Thiers (63430)', texte: 'Ici aussi' }, cookie)
    const sansCompte = { territoire: 'Thiers (63430)', texte: 'Un mot secret', votre_nom: 'Zoé', votre_courriel: 'autre@essai.invalid' }
    expect(await (await envoyer(chemin, sansCompte)).text()).toContain("Plus qu'un geste")
    expect(await lire(`/besoins/${besoin.slug}`)).not.toContain('Un mot secret')
    await confirmer()
    const texte = await lire(`/besoins/${besoin.slug}`)
    expect(texte.match(/Nous aussi<\/strong>/g)).toHaveLength(2)
    expect(texte).toContain('Un mot secret')
    expect(texte).toContain('3 personnes le disent')
    expect(texte).not.toMatch(/autre@essai|Zoé/)
  })

  it('dire qui peut aider arrête l’horloge et prévient qui l’a dit ; de sa propre bouche, non', async () => {
    const { id, cookie } = await base.connecter({ nom: 'Ana', courriel: 'ana@essai.invalid' })
    const acteur = await creerActeur(base.db, { nom: 'Cars des lucioles' })
    const besoin = await creerBesoin(base.db, { proprietaireId: id })
    await envoyer(`/besoins/${besoin.slug}/aider`, { acteur: 'Cars des lucioles' }, cookie)
    expect((await findById(base.db, besoin.id))?.premiereReponseLe).toBeNull()
    const autre = await base.connecter({ nom: 'Zoé' })
    expect((await envoyer(`/besoins/${besoin.slug}/aider`, {}, autre.cookie)).status).toBe(422)
    await envoyer(`/besoins/${besoin.slug}/aider`, { acteur: 'cars des LUCIOLES' }, autre.cookie)
    expect((await findById(base.db, besoin.id))?.premiereReponseLe).toBeInstanceOf(Date)
    expect((await courriels()).map(({ destinataire }) => destinataire)).toEqual(['ana@essai.invalid'])
    expect(await lire(`/acteurs/${acteur.slug}`).then((t) => (t === '' ? lire(`/catalyseurs/${acteur.slug}`) : t))).toContain('On a dit qu')
  })

  it('ce que personne ne confirme s’efface en trente jours ; l’adresse de qui a parlé d’un besoin terminé aussi', async () => {
    await envoyer('/besoins/dire', envoi())
    const fini = await creerBesoin(base.db, { etat: 'repondu' })
    await purgerVoix(base.db, new Date(Date.now() + 60_000))
    expect(await findBySlug(base.db, slug)).toBeUndefined()
    expect(await findById(base.db, fini.id)).toBeDefined()
    expect(await base.db.selectFrom('besoin_voix').select('courriel').execute()).toEqual([{ courriel: null }])
  })
})
