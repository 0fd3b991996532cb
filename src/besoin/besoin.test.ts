import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { config } from '#socle/config.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { findById } from './besoin.depot.ts'
import { creerBesoin, essaiDeBesoin } from './besoin.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())
beforeEach(() => void Object.assign(config, { smtpUrl: 'smtp://127.0.0.1:9' }))
afterEach(() => void Object.assign(config, { smtpUrl: undefined }))

const { demander, envoyer, courriels, lire, animateur } = essaiDeBesoin(base)

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

  it('sur la fiche de qui agit là, sur ces thématiques ; nommée, l’organisation ne voit que ce qu’on attend d’elle', async () => {
    const besoin = await creerBesoin(base.db)
    const elle = await creerActeur(base.db, { nom: 'Soins des lucioles', termeIds: besoin.termeIds })
    const loin = await findByNiveauEtCode(base.db, 'departement', '29')
    const autre = await creerActeur(base.db, {
      nom: 'Soins du large',
      termeIds: besoin.termeIds,
      communeId: null,
      departementId: loin?.id ?? null,
      territoireIds: [],
    })
    const fiche = ({ slug }: { slug: string }) => lire(`/catalyseurs/${slug}`)
    expect(await fiche(elle)).toContain('Ce qui manque là où elle agit')
    expect(await fiche(autre)).not.toContain(besoin.titre)
    const { cookie } = await base.connecter({ nom: 'Ana' })
    await envoyer(`/besoins/${besoin.slug}/aider`, { acteur: autre.nom }, cookie)
    expect(await fiche(autre)).toMatch(/On a dit qu[\s\S]*médecin/)
  })

  it('qui cherche sans trouver peut le dire, ses mots et son lieu déjà là', async () => {
    for (const chemin of ['/trouver?q=xqzwv&ou=63430', '/catalyseurs?q=xqzwv&territoire=63430', '/ressources?q=xqzwv'])
      expect(await lire(chemin), chemin).toMatch(/href="\/besoins\/dire\?q=xqzwv[^"]*">\s*Dire ce besoin/)
    expect(await lire('/catalyseurs')).not.toContain('/besoins/dire?')
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
