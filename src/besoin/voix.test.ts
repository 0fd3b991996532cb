import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { effacerMesDonnees, exporterMesDonnees } from '#membre/donnees-personnelles.ts'
import { creerMembre } from '#membre/membre.factory.ts'
import { salles } from '#salles.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { config } from '#socle/config.ts'
import { findById, findByIdPourEcriture } from './besoin.depot.ts'
import { creerBesoin, essaiDeBesoin } from './besoin.factory.ts'
import { purgerVoix, voix } from './voix/voix-de-besoin.ts'

const base = baseDeTest()
beforeEach(() => base.vider())
beforeEach(() => void Object.assign(config, { smtpUrl: 'smtp://127.0.0.1:9' }))
afterEach(() => void Object.assign(config, { smtpUrl: undefined }))

const { envoyer, courriels, lire, animateur } = essaiDeBesoin(base)
const sansCompte = (suite: Record<string, string> = {}) => ({
  territoire: 'Thiers (63430)',
  votre_nom: 'Ana Essai',
  votre_courriel: 'ana@essai.invalid',
  ...suite,
})
const cles = async () => (await courriels()).flatMap(({ texte }) => /cle=([\w-]+)/.exec(texte)?.[1] ?? [])
const confirmer = (cle: string, acte = 'confirmer') => envoyer('/besoins/confirmer', { cle, acte })
const lues = (ficheId: number) => voix.list(base.db, ficheId)
const statuts = async (envois: Promise<Response>[]) => (await Promise.all(envois)).map(({ status }) => status)

describe('plusieurs voix de la même adresse', () => {
  it('chacune a son courriel et sa clé : aucune ne chasse l’autre', async () => {
    const besoin = await creerBesoin(base.db)
    await envoyer(`/besoins/${besoin.slug}/aussi`, sansCompte({ texte: 'Ici depuis deux ans' }))
    await envoyer(`/besoins/${besoin.slug}/ajouter`, sansCompte({ texte: 'Le samedi surtout' }))
    expect(await cles()).toHaveLength(2)
    for (const cle of await cles()) expect((await confirmer(cle)).status).toBe(303)
    expect((await lues(besoin.id)).map(({ texte }) => texte)).toEqual(['', 'Ici depuis deux ans', 'Le samedi surtout'])
  })

  it('une boîte ne reçoit pas plus de trois demandes de confirmation en dix minutes, d’où qu’elles viennent', async () => {
    for (const titre of ['Un car', 'Un lavoir', 'Une crèche', 'Un pont']) {
      const besoin = await creerBesoin(base.db, { titre: `${titre} pour le bourg` })
      await envoyer(`/besoins/${besoin.slug}/ajouter`, sansCompte({ texte: 'Quelques mots' }))
    }
    const departs = (await courriels()).map(({ pas_avant }) => pas_avant.getTime())
    expect(departs.filter((depart) => depart < Date.now() + 60_000)).toHaveLength(3)
    expect(departs).toHaveLength(4)
  })

  it('« nous aussi » dit deux fois avant de confirmer ne compte qu’une fois', async () => {
    const besoin = await creerBesoin(base.db)
    for (const texte of ['une', 'deux']) await envoyer(`/besoins/${besoin.slug}/aussi`, sansCompte({ texte }))
    for (const cle of await cles()) await confirmer(cle)
    expect((await lues(besoin.id)).filter(({ genre }) => genre === 'aussi')).toHaveLength(1)
  })

  it('avec un compte ou par son adresse, c’est la même personne', async () => {
    const besoin = await creerBesoin(base.db)
    const { cookie } = await base.connecter({ courriel: 'ana@essai.invalid' })
    await envoyer(`/besoins/${besoin.slug}/aussi`, sansCompte())
    await confirmer((await cles())[0] ?? '')
    await envoyer(`/besoins/${besoin.slug}/aussi`, { territoire: 'Thiers (63430)' }, cookie)
    expect((await lues(besoin.id)).filter(({ genre }) => genre === 'aussi')).toHaveLength(1)
  })

  it('qui l’a dit sans compte n’arrête pas l’horloge en disant qui peut aider, et n’en est pas prévenu', async () => {
    const besoin = await creerBesoin(base.db, { courriel: 'ana@essai.invalid' })
    await envoyer(`/besoins/${besoin.slug}/aider`, sansCompte({ texte: 'Je pense à la mairie' }))
    await confirmer((await cles())[0] ?? '')
    expect((await findById(base.db, besoin.id))?.premiereReponseLe).toBeNull()
    expect(await courriels()).toHaveLength(1)
  })
})

describe('au même instant', () => {
  it('dix personnes disent « nous aussi » : toutes sont gardées ; la même deux fois, une seule', async () => {
    const besoin = await creerBesoin(base.db)
    const chemin = `/besoins/${besoin.slug}/aussi`
    const cookies: string[] = []
    for (let n = 0; n < 10; n++) cookies.push((await base.connecter({ nom: `Membre ${n}` })).cookie)
    const envois = [...cookies, ...cookies.slice(0, 2)].map((cookie) => envoyer(chemin, { territoire: 'Thiers (63430)' }, cookie))
    expect(new Set(await statuts(envois))).toEqual(new Set([303]))
    expect((await lues(besoin.id)).filter(({ genre }) => genre === 'aussi')).toHaveLength(10)
  })

  it('une fusion commencée avant une confirmation ne l’attend pas, et la confirmation suit la voix', async () => {
    const [de, dans] = [await creerBesoin(base.db), await creerBesoin(base.db, { titre: 'Des soins au bourg' })]
    await envoyer(`/besoins/${de.slug}/ajouter`, sansCompte({ texte: 'Quelques mots' }))
    const [cle = ''] = await cles()
    let confirmation: Promise<Response> | undefined
    await base.db.transaction().execute(async (trx) => {
      await findByIdPourEcriture(trx, de.id)
      confirmation = confirmer(cle)
      await sql`SELECT pg_sleep(0.3)`.execute(trx)
      await voix.deplacer(trx, { de: de.id, vers: dans.id })
    })
    expect((await confirmation)?.headers.get('location')).toBe(`/besoins/${dans.slug}?avis=publiee`)
    expect((await lues(dans.id)).map(({ texte }) => texte)).toContain('Quelques mots')
  })

  it('une fusion pendant des confirmations : aucune n’échoue, et tout se lit dans l’autre besoin', async () => {
    const { cookie } = await animateur()
    const [de, dans] = [await creerBesoin(base.db), await creerBesoin(base.db, { titre: 'Des soins au bourg' })]
    for (let n = 0; n < 6; n++)
      await envoyer(`/besoins/${de.slug}/ajouter`, sansCompte({ texte: `Mot ${n}`, votre_courriel: `n${n}@essai.invalid` }))
    const envois = (await cles()).map((cle) => confirmer(cle))
    envois.splice(3, 0, envoyer(`/besoins/${de.slug}/fusionner`, { dans: dans.slug }, cookie))
    expect(new Set(await statuts(envois))).toEqual(new Set([303]))
    expect((await lues(dans.id)).filter(({ genre }) => genre === 'ajout')).toHaveLength(6)
  })

  it('la même clé pressée deux fois n’agit qu’une fois', async () => {
    const besoin = await creerBesoin(base.db)
    await envoyer(`/besoins/${besoin.slug}/aider`, sansCompte({ texte: 'La mairie' }))
    const [cle = ''] = await cles()
    await Promise.all([confirmer(cle), confirmer(cle)])
    const prevenus = (await courriels()).filter(({ destinataire }) => destinataire === 'zoe@essai.invalid')
    expect(prevenus).toHaveLength(1)
  })
})

describe('au-delà de deux cents voix', () => {
  it('la page compte tout le monde, et montre les dernières', async () => {
    const besoin = await creerBesoin(base.db)
    for (let n = 0; n < 203; n++)
      await voix.insert(base.db, { ficheId: besoin.id, genre: 'aussi', qui: `personne ${n}`, membreId: (await creerMembre(base.db)).id })
    const texte = await lire(`/besoins/${besoin.slug}`)
    expect(texte).toContain('204 personnes le disent')
    expect(texte).toContain('personne 202')
  })
})

describe('un besoin qui ne se lit plus', () => {
  it('celui que l’on retire pendant qu’une voix s’écrit la refuse, et ne perd pas ses mots ; confirmée après, elle le dit', async () => {
    const besoin = await creerBesoin(base.db)
    await envoyer(`/besoins/${besoin.slug}/ajouter`, sansCompte({ texte: 'Quelques mots' }))
    await base.db.updateTable('besoin').set({ etat: 'retire' }).where('id', '=', besoin.id).execute()
    const reponse = await confirmer((await cles())[0] ?? '')
    expect([reponse.status, await reponse.text()]).toEqual([200, expect.stringContaining('a retiré ce besoin')])
  })

  it('« ce n’est pas moi » n’en laisse aucun mot, dans aucune version ; une purge non plus', async () => {
    const mots = { titre: 'Un mot que personne ne doit lire', territoire: 'Thiers (63430)' }
    const restes = async () =>
      (await sql`SELECT 1 FROM historique WHERE contenu::text LIKE '%personne ne doit lire%'`.execute(base.db)).rows.length
    await envoyer('/besoins/dire', sansCompte(mots))
    expect(await restes()).toBe(1)
    await confirmer((await cles())[0] ?? '', 'effacer')
    expect(await restes()).toBe(0)
    await envoyer('/besoins/dire', sansCompte(mots))
    await purgerVoix(base.db, new Date(Date.now() + 60_000))
    expect(await restes()).toBe(0)
    expect(await base.db.selectFrom('besoin').select('id').execute()).toEqual([])
  })

  it('une organisation sortie de l’annuaire n’est plus nommée', async () => {
    const acteur = await creerActeur(base.db, { nom: 'Cars des lucioles' })
    const besoin = await creerBesoin(base.db)
    const { id } = await base.connecter()
    await voix.insert(base.db, { ficheId: besoin.id, genre: 'aide', qui: '', membreId: id, de: { acteur_id: acteur.id } })
    expect(await lire(`/besoins/${besoin.slug}`)).toContain('Cars des lucioles')
    await base.db.updateTable('acteur').set({ etat: 'archivee' }).where('id', '=', acteur.id).execute()
    expect(await lire(`/besoins/${besoin.slug}`)).not.toContain('Cars des lucioles')
  })
})

describe('effacer son compte', () => {
  it('emporte l’adresse donnée avant d’avoir un compte ; « mes données » la montrait', async () => {
    const besoin = await creerBesoin(base.db, { courriel: 'ana@essai.invalid' })
    await envoyer(`/besoins/${besoin.slug}/ajouter`, sansCompte({ texte: 'Jamais confirmé' }))
    const { id } = await base.connecter({ courriel: 'ana@essai.invalid' })
    const membre = {
      id,
      nom: 'Ana',
      courriel: 'ana@essai.invalid',
      role: 'membre' as const,
      perimetres: { territoires: [], thematiques: [] },
    }
    expect(await exporterMesDonnees(base.db, membre, salles)).toMatchObject({ besoin: { voix: [{ genre: 'auteur' }, { genre: 'ajout' }] } })
    await effacerMesDonnees(base.db, membre, salles)
    expect(await base.db.selectFrom('besoin_voix').select(['genre', 'nom', 'courriel']).execute()).toEqual([
      { genre: 'auteur', nom: '', courriel: null },
    ])
  })
})
