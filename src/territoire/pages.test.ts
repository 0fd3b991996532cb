import { describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { listMembres } from './groupement.repository.ts'
import { creerGroupement, territoireReel } from './territoire.factory.ts'
import { findById } from './territoire.repository.ts'
import { nomEtCode, urlTerritoire } from './territoire.ts'

const base = baseDeTest()
const lire = async (chemin: string, cookie?: string) => (await base.app()).request(chemin, cookie ? { headers: { cookie } } : {})
const texte = async (chemin: string, cookie?: string) => (await lire(chemin, cookie)).text()

describe('la page des territoires', () => {
  it('montre la carte, les régions, et une recherche qui marche sans script', async () => {
    const html = await texte('/territoires?q=clermon+ferand')
    expect(html).toContain('Contours indicatifs')
    expect(html).toContain('href="/territoires/regions/84-auvergne-rhone-alpes"')
    expect(html).toContain('href="/territoires/communes/63113-clermont-ferrand"')
  })
  it('une recherche sans équivoque mène droit à la page', async () => {
    const reponse = await lire('/territoires?q=Clermont-Ferrand+(63113)')
    expect([reponse.status, reponse.headers.get('location')]).toEqual([302, '/territoires/communes/63113-clermont-ferrand'])
  })
  it('une recherche sans réponse dit quoi essayer, et échappe ce qu’on a tapé', async () => {
    const html = await texte('/territoires?q=%3Cscript%3Ezzzz')
    expect(html).toContain('Aucun territoire ne ressemble')
    expect(html).not.toContain('<script>zzzz')
  })
  it('des paramètres faux ne cassent rien', async () => {
    expect((await lire('/territoires?carte=lune&q=%00')).status).toBe(200)
    expect((await lire('/territoires/departements/63-puy-de-dome?apres=-1&avant=x')).status).toBe(200)
  })
})

describe('la page d’un territoire', () => {
  it.each([
    '/territoires/communes/63113-clermont-ferrand',
    '/territoires/epci/246300701-clermont-auvergne-metropole',
    '/territoires/departements/63-puy-de-dome',
    '/territoires/regions/84-auvergne-rhone-alpes',
    '/territoires/departements/987-polynesie-francaise',
    '/territoires/communes/98901-ile-de-clipperton',
  ])('%s se lit, avec sa carte, ses faits et leur source', async (chemin) => {
    const reponse = await lire(chemin)
    expect(reponse.status).toBe(200)
    const html = await reponse.text()
    expect(html).toMatch(/<svg[^>]*class="carte-dessin"/)
    expect(html).toContain('Code officiel géographique')
    expect(html).toContain('"@context":"https://schema.org"')
    expect(html.match(/<h1/g)).toHaveLength(1)
  })
  it('un nom faux derrière un code juste mène à la bonne adresse, pour toujours', async () => {
    const reponse = await lire('/territoires/communes/63113-nimporte-quoi')
    expect(reponse.status).toBe(301)
    expect(reponse.headers.get('location')).toBe('/territoires/communes/63113-clermont-ferrand')
  })
  it('une adresse inconnue propose de chercher, et ce qui ressemble', async () => {
    const reponse = await lire('/territoires/communes/00000-clermont-ferand')
    expect(reponse.status).toBe(404)
    expect(await reponse.text()).toContain('/territoires/communes/63113-clermont-ferrand')
    expect((await lire('/territoires/planetes/mars')).status).toBe(404)
  })
  it('feuillette les communes dans les deux sens', async () => {
    const premiere = await texte('/territoires/departements/63-puy-de-dome')
    const suivante = /href="([^"]*apres=[^"]*)"/.exec(premiere)?.[1] ?? ''
    const deuxieme = await texte(suivante)
    const precedente = /href="([^"]*avant=[^"]*)"/.exec(deuxieme)?.[1] ?? ''
    expect(await texte(precedente)).toContain('>Aigueperse<')
  })
})

describe('les suggestions', () => {
  it('donnent huit territoires au plus, chacun avec de quoi le désigner sans doute', async () => {
    const suggestions = await (await lire('/territoires/suggestions?q=clerm')).json()
    expect(suggestions).toHaveLength(8)
    expect(suggestions[0]).toMatchObject({ nom: 'Clermont-Ferrand', valeur: 'Clermont-Ferrand (63113)', contexte: 'Commune, Puy-de-Dôme' })
  })
  it('se limitent aux niveaux demandés', async () => {
    const suggestions: { niveau: string }[] = await (await lire('/territoires/suggestions?q=clerm&niveau=epci&niveau=faux')).json()
    expect(new Set(suggestions.map((s) => s.niveau))).toEqual(new Set(['epci']))
  })
})

describe('un groupement', () => {
  const saisie = { nom: 'Pays des essais', nature: 'Pays', membres: 'Thiers (63430)\n63113 Clermont-Ferrand' }
  it('se crée par l’animation, s’affiche, se modifie et se supprime après confirmation', async () => {
    const app = await base.app()
    const { cookie } = await base.connecter({ role: 'animateur' })
    const cree = await poster(app, '/territoires/groupements/creer', saisie, cookie)
    expect(cree.status).toBe(303)
    const adresse = cree.headers.get('location') ?? ''
    expect(await texte(adresse)).toContain('Pays des essais')
    expect(await texte(`${adresse}/modifier`, cookie)).toContain('Thiers (63430)')
    const modifie = await poster(app, `${adresse}/modifier`, { ...saisie, nom: 'Pays renommé' }, cookie)
    const nouvelle = modifie.headers.get('location') ?? ''
    expect(nouvelle).toMatch(/-pays-renomme$/)
    expect(await texte(`${nouvelle}/supprimer`, cookie)).toContain('Supprimer définitivement')
    expect((await poster(app, `${nouvelle}/supprimer`, {}, cookie)).status).toBe(303)
    expect((await lire(nouvelle)).status).toBe(404)
  })
  it('mal saisi revient avec la saisie, une phrase par champ, et les formes possibles', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const reponse = await poster(
      await base.app(),
      '/territoires/groupements/creer',
      { ...saisie, nom: 'x', membres: 'Clermont\nzzzz' },
      cookie,
    )
    expect(reponse.status).toBe(422)
    expect(await reponse.text()).toContain('au moins 3 lettres')
    const douteux = await (
      await poster(await base.app(), '/territoires/groupements/creer', { ...saisie, membres: 'Clermont\nzzzz' }, cookie)
    ).text()
    expect(douteux).toContain('« zzzz »')
    expect(douteux).toContain('Clermont (60157)')
  })
  it('n’est ni créé ni supprimé par qui n’anime pas', async () => {
    const app = await base.app()
    const { cookie } = await base.connecter()
    const g = await creerGroupement(base.db)
    expect((await poster(app, '/territoires/groupements/creer', saisie, cookie)).status).toBe(403)
    expect((await poster(app, `${urlTerritoire(g)}/supprimer`, {}, cookie)).status).toBe(403)
    expect((await poster(app, `${urlTerritoire(g)}/supprimer`, {})).status).toBe(401)
    expect(await findById(base.db, g.id)).toBeDefined()
  })
  it('que quelqu’un anime garde ses membres : les changer changerait ce que cette personne décide', async () => {
    const app = await base.app()
    const g = await creerGroupement(base.db)
    const limitee = await base.connecter({ role: 'animateur' })
    await base.db.insertInto('perimetre').values({ membre_id: limitee.id, territoire_id: g.id }).execute()
    const membres = (await listMembres(base.db, g.id)).map(nomEtCode).join('\n')
    const plus = { ...saisie, membres: `${membres}\nNantes (44109)` }
    const refus = await poster(app, `${urlTerritoire(g)}/modifier`, plus, limitee.cookie)
    expect([refus.status, await refus.text()]).toEqual([
      422,
      expect.stringMatching(/périmètre d(?:'|&#39;)une personne qui anime[\s\S]*Nantes \(44109\)/),
    ])
    expect((await poster(app, `${urlTerritoire(g)}/modifier`, { ...saisie, membres }, limitee.cookie)).status).toBe(303)
    const relu = await findById(base.db, g.id)
    const { cookie } = await base.connecter({ role: 'administrateur' })
    expect((await poster(app, `${relu ? urlTerritoire(relu) : ''}/modifier`, plus, cookie)).status).toBe(303)
  })
  it('cité ailleurs ne se supprime pas', async () => {
    const { cookie, id } = await base.connecter({ role: 'animateur' })
    const g = await creerGroupement(base.db)
    await base.db.insertInto('perimetre').values({ membre_id: id, territoire_id: g.id }).execute()
    expect((await poster(await base.app(), `${urlTerritoire(g)}/supprimer`, {}, cookie)).status).toBe(409)
  })
  it('une liste collée de codes Insee suffit', async () => {
    const { cookie } = await base.connecter({ role: 'animateur' })
    const reponse = await poster(await base.app(), '/territoires/groupements/creer', { ...saisie, membres: '15014, 15187' }, cookie)
    expect(reponse.status).toBe(303)
    expect((await territoireReel(base.db, 'commune', '15014')).nom).toBe('Aurillac')
  })
})
