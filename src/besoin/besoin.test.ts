import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { deciderDemandes } from '#membre/moderation.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { salles } from '#salles.ts'
import { toutesLesModerations } from '#socle/apports.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { config } from '#socle/config.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { findById, findBySlug } from './besoin.depot.ts'
import { creerBesoin } from './besoin.factory.ts'
import { purgerVoix } from './voix/voix-de-besoin.ts'

const base = baseDeTest()
beforeEach(() => base.vider())
beforeEach(() => void Object.assign(config, { smtpUrl: 'smtp://127.0.0.1:9' }))
afterEach(() => void Object.assign(config, { smtpUrl: undefined }))

const envoi = (souhait: Record<string, string> = {}) => ({
  titre: 'Un car le samedi vers le marché',
  territoire: 'Thiers (63430)',
  pour_qui: 'les personnes sans voiture',
  votre_nom: 'Ana Essai',
  votre_courriel: 'ana@essai.invalid',
  ...souhait,
})
const slug = 'un-car-le-samedi-vers-le-marche'
const demander = async (chemin: string, cookie = '') => (await base.app()).request(chemin, { headers: { cookie } })
const lire = async (chemin: string, cookie = '') => (await demander(chemin, cookie)).text()
const envoyer = async (chemin: string, corps: Record<string, string>, cookie?: string) =>
  poster(await base.app(), chemin, Object.entries(corps), cookie)
const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()
const cleRecue = async () => /cle=([\w-]+)/.exec((await courriels()).at(-1)?.texte ?? '')?.[1] ?? ''
const demandes = () => base.db.selectFrom('demande').selectAll().orderBy('id').execute()
const confirmer = async (acte = 'confirmer') => envoyer('/besoins/confirmer', { cle: await cleRecue(), acte })
const animateur = () => base.connecter({ role: 'administrateur', nom: 'Animatrice' })

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
    expect(await findBySlug(base.db, slug)).toMatchObject({ etat: 'retire' })
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
    expect((await envoyer('/besoins/dire', envoi(), cookie)).headers.get('location')).toBe(`/besoins/${slug}`)
    expect(await courriels()).toEqual([])
  })

  it('tout ce qui manque se dit d’un coup, et rien de ce qui est écrit ne se perd', async () => {
    const reponse = await envoyer('/besoins/dire', { titre: 'car', recit: 'Un <b>long</b> récit' })
    const texte = await reponse.text()
    expect(reponse.status).toBe(422)
    expect(texte).toMatch(/huit lettres au moins[\s\S]*Dites où/)
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

describe('l’animation', () => {
  it('requalifie sans toucher aux mots, avec trace ; ne peut pas les récrire', async () => {
    const { cookie } = await animateur()
    const besoin = await creerBesoin(base.db)
    expect((await demander(`/besoins/${besoin.slug}/modifier`, cookie)).status).toBe(403)
    await envoyer(`/besoins/${besoin.slug}/requalifier`, { territoire: 'Thiers (63430)', titre: 'Autre chose' }, cookie)
    const thiers = await findByNiveauEtCode(base.db, 'commune', '63430')
    expect(await findById(base.db, besoin.id)).toMatchObject({
      titre: besoin.titre,
      etat: 'qualifie',
      territoireId: thiers?.id,
      termeIds: [],
    })
    expect(await lire(`/besoins/${besoin.slug}/historique`, cookie)).toMatch(/requalification[\s\S]*Animatrice/)
  })

  it('laisse avec une raison, que tous lisent et que l’auteur reçoit ; sans raison, rien', async () => {
    const { cookie } = await animateur()
    const besoin = await creerBesoin(base.db)
    const chemin = `/besoins/${besoin.slug}/etat`
    expect((await envoyer(chemin, { etat: 'laisse' }, cookie)).status).toBe(422)
    await envoyer(chemin, { etat: 'laisse', pourquoi: 'La route sera refaite en 2027.' }, cookie)
    expect(await lire(`/besoins/${besoin.slug}`)).toContain('La route sera refaite en 2027.')
    expect((await courriels()).at(-1)).toMatchObject({
      destinataire: 'zoe@essai.invalid',
      texte: expect.stringContaining('La route sera refaite'),
    })
    await envoyer(chemin, { etat: 'en-reponse' }, cookie)
    expect(await findById(base.db, besoin.id)).toMatchObject({ etat: 'en-reponse', fermeLe: null, pourquoi: '' })
  })

  it('fond deux besoins en gardant auteurs et voix ; l’ancienne adresse mène au bon ; séparer rend tout', async () => {
    const { cookie } = await animateur()
    const de = await creerBesoin(base.db, { courriel: 'un@essai.invalid' })
    const dans = await creerBesoin(base.db, { titre: 'Des soins au bourg', courriel: 'deux@essai.invalid' })
    const voix = () => base.db.selectFrom('besoin_voix').select(['fiche_id', 'courriel']).orderBy('id').execute()
    expect((await envoyer(`/besoins/${de.slug}/fusionner`, { dans: 'rien' }, cookie)).status).toBe(422)
    await envoyer(`/besoins/${de.slug}/fusionner`, { dans: `https://site.invalid/besoins/${dans.slug}?x=1` }, cookie)
    expect((await voix()).map(({ fiche_id }) => Number(fiche_id))).toEqual([dans.id, dans.id])
    expect((await demander(`/besoins/${de.slug}`)).headers.get('location')).toBe(`/besoins/${dans.slug}`)
    expect((await courriels()).map(({ destinataire }) => destinataire).sort()).toEqual(['deux@essai.invalid', 'un@essai.invalid'])
    expect(await lire(`/besoins/${dans.slug}`)).toContain('2 personnes le disent')
    await envoyer(`/besoins/${de.slug}/separer`, {}, cookie)
    expect((await voix()).map(({ fiche_id }) => Number(fiche_id))).toEqual([de.id, dans.id])
    expect((await demander(`/besoins/${de.slug}`)).status).toBe(200)
  })

  it('deux fusions croisées au même instant n’en font qu’une', async () => {
    const { cookie } = await animateur()
    const [a, b] = [await creerBesoin(base.db), await creerBesoin(base.db, { titre: 'Des soins au bourg' })]
    const statuts = (
      await Promise.all([
        envoyer(`/besoins/${a.slug}/fusionner`, { dans: b.slug }, cookie),
        envoyer(`/besoins/${b.slug}/fusionner`, { dans: a.slug }, cookie),
      ])
    ).map(({ status }) => status)
    expect(statuts.sort()).toEqual([303, 409])
  })

  it('hors de son périmètre, on ne répond pas au nom du réseau', async () => {
    const finistere = await findByNiveauEtCode(base.db, 'departement', '29')
    const { id, cookie } = await base.connecter({ role: 'animateur' })
    await base.db
      .insertInto('perimetre')
      .values({ membre_id: id, territoire_id: finistere?.id ?? 0 })
      .execute()
    const besoin = await creerBesoin(base.db)
    for (const acte of ['repondre', 'animer']) expect((await demander(`/besoins/${besoin.slug}/${acte}`, cookie)).status).toBe(403)
  })
})

describe('à qui en parler', () => {
  it('les raisons se lisent, et « pas celui-ci » se retient, pour qui l’a dit comme pour les autres', async () => {
    const { id, cookie } = await base.connecter({ nom: 'Ana' })
    const thiers = await findByNiveauEtCode(base.db, 'commune', '63430')
    const besoin = await creerBesoin(base.db, { proprietaireId: id })
    const acteur = await creerActeur(base.db, { nom: 'Soins des lucioles', termeIds: besoin.termeIds, communeId: thiers?.id ?? null })
    const avant = await lire(`/besoins/${besoin.slug}`)
    expect(avant).toMatch(/À qui en parler[\s\S]*Soins des lucioles[\s\S]*Pourquoi : agit sur/)
    expect(avant).not.toContain('Pas celui-ci')
    await envoyer(`/besoins/${besoin.slug}/pas-celui-ci`, { acteur: String(acteur.id) }, cookie)
    expect(await lire(`/besoins/${besoin.slug}`)).not.toMatch(/À qui en parler[\s\S]*Soins des lucioles/)
    await envoyer(`/besoins/${besoin.slug}/pas-celui-ci`, { acteur: String(acteur.id), acte: 'reprendre' }, cookie)
    expect(await lire(`/besoins/${besoin.slug}`)).toMatch(/À qui en parler[\s\S]*Soins des lucioles/)
    expect((await envoyer(`/besoins/${besoin.slug}/pas-celui-ci`, { acteur: '999999' }, cookie)).status).toBe(422)
  })
})

describe('ailleurs', () => {
  it('se trouve sur la page du territoire, de la thématique, dans /trouver, l’API, le plan du site, le fil et la carte', async () => {
    const besoin = await creerBesoin(base.db)
    const terme = await base.db
      .selectFrom('terme')
      .select('code')
      .where('id', '=', besoin.termeIds[0] ?? 0)
      .executeTakeFirstOrThrow()
    const clermont = await base.db
      .selectFrom('territoire')
      .select('slug')
      .where('code', '=', '63113')
      .where('niveau', '=', 'commune')
      .executeTakeFirstOrThrow()
    for (const chemin of [
      `/territoires/communes/${clermont.slug}`,
      `/thematiques/${terme.code}`,
      '/trouver?q=m%C3%A9decin',
      '/besoins.atom',
      '/besoins.geojson',
    ])
      expect(await lire(chemin), chemin).toContain(besoin.titre)
    expect(await (await demander(`/api/v1/besoins/${besoin.slug}`)).json()).toMatchObject({
      titre: besoin.titre,
      etat: 'exprime',
      voix: 1,
      territoire: { nom: 'Clermont-Ferrand' },
    })
  })

  it('un export réimporté ne double rien et ne change rien', async () => {
    const { cookie } = await animateur()
    await creerBesoin(base.db)
    await creerBesoin(base.db, { titre: 'Une salle, « chauffée » ; pour tous', recit: 'Ligne 1\nLigne 2', etat: 'repondu' })
    const csv = await lire('/besoins.csv')
    const corps = new FormData()
    corps.append('fichier', new File([csv], 'besoins.csv', { type: 'text/csv' }))
    corps.append('simuler', '1')
    const app = await base.app()
    const { salle } = await import('./besoin.salle.tsx')
    const tableau = salle.actes.flatMap(({ tableaux = [] }) => tableaux)[0]
    const lu = await tableau?.importer(base.db, new TextEncoder().encode(csv), { nomFichier: 'besoins.csv', simuler: false, format: 'csv' })
    expect(lu?.rapport.map(({ issue }) => issue)).toEqual(['inchangee', 'inchangee'])
    expect(await base.db.selectFrom('besoin').select('id').execute()).toHaveLength(2)
    expect((await app.request('/besoins/imports/nouveau', { headers: { cookie } })).status).toBe(200)
  })
})
