import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { config } from '#socle/config.ts'
import { creerBesoin, essaiDeBesoin } from './besoin.factory.ts'
import { voix } from './voix/voix-de-besoin.ts'

const base = baseDeTest()
beforeEach(() => base.vider())
beforeEach(() => void Object.assign(config, { smtpUrl: 'smtp://127.0.0.1:9' }))
afterEach(() => void Object.assign(config, { smtpUrl: undefined }))

const { demander, envoyer, lire, animateur, courriels } = essaiDeBesoin(base)
const envoi = (souhait: Record<string, string> = {}) => ({
  titre: 'Un car le samedi vers le marché',
  territoire: 'Thiers (63430)',
  votre_nom: 'Ana Essai',
  votre_courriel: 'ana@essai.invalid',
  vu: '1',
  ...souhait,
})

describe('ce que l’on écrit', () => {
  it.each([
    ['deux images, trop courtes en lettres', { titre: '👍👍' }, 422],
    ['trois images', { titre: '🚌🚌🚌' }, 303],
    ['des lettres combinées', { titre: `e${'\u0301'.repeat(40)} au bourg` }, 303],
    ['rien que des espaces sans largeur', { titre: '\u200b\u200b\u200b\u200b' }, 422],
    ['vingt mille signes', { recit: 'mot '.repeat(5000) }, 422],
    ['un titre d’une seule traite', { titre: 'x'.repeat(161) }, 422],
    ['une moitié de caractère coupée à quatre-vingts', { qui: `${'a'.repeat(79)}🚌` }, 303],
    ['un territoire qui n’existe pas', { territoire: 'Nullepart-les-Bains' }, 422],
    ['un territoire ambigu', { territoire: 'Saint-Denis' }, 422],
    ['un nom trop long', { votre_nom: 'x'.repeat(121) }, 422],
    ['une adresse qui n’en est pas une', { votre_courriel: 'ana' }, 422],
  ])('%s : la page répond', async (_, souhait, statut) => {
    expect((await envoyer('/besoins/dire', envoi(souhait))).status).toBe(statut)
  })

  it('un territoire ambigu se choisit sans script', async () => {
    const texte = await (await envoyer('/besoins/dire', envoi({ territoire: 'Saint-Denis' }))).text()
    const choix =
      /type="radio"[^>]*name="(territoire[^"]*)"[^>]*value="([^"]+)"|name="(territoire[^"]*)"[^>]*type="radio"[^>]*value="([^"]+)"/.exec(
        texte,
      )
    expect(choix).not.toBeNull()
  })

  it('du HTML, des liens se lisent tels quels partout, et n’agissent nulle part', async () => {
    const { cookie } = await base.connecter({ nom: 'Ana' })
    const mechant = '<script>alert(1)</script><img src=x onerror=alert(2)>'
    const recit = `${mechant} [lien](javascript:alert(3))`
    const { headers } = await envoyer(
      '/besoins/dire',
      { ...envoi(), titre: `${mechant} car`, recit, qui: mechant, deja_tente: recit },
      cookie,
    )
    const chemin = headers.get('location')?.split('?')[0] ?? ''
    for (const page of [
      chemin,
      '/besoins',
      '/besoins/semblables?q=un+car+alert+script',
      '/besoins.atom',
      '/besoins/dire?q=car',
      '/trouver?q=car',
    ]) {
      const texte = await lire(page)
      expect(texte, page).not.toMatch(/<script>alert|<img src=x|href="javascript:/)
    }
  })

  it('des lignes collées dans un titre ou un nom n’écrivent pas d’en-tête dans un courriel', async () => {
    await envoyer('/besoins/dire', envoi({ titre: 'Un car\r\nBcc: autre@essai.invalid', votre_nom: 'Ana\r\nBcc: autre@essai.invalid' }))
    for (const { sujet, texte, destinataire } of await courriels()) expect(`${sujet}${texte}${destinataire}`).not.toContain('autre@')
  })
})

describe('ce qui ressemble', () => {
  it.each([
    ['des opérateurs de recherche', "l'eau & | ! ( ) :* <-> 'ab' \\ \\\\ ''"],
    ['une adresse et un chemin', "http://exemple.invalid/a\\b?c=d&e='f' fichier\\'x"],
    ['du SQL', "d''eau \\' OR 1=1 --"],
    ['des opérateurs seuls', '&&&& |||| !!!! (((('],
    ['des images', '🚌'.repeat(20)],
    ['un mot de 599 lettres', 'a'.repeat(599)],
    ['dix mille signes', 'mot '.repeat(2500)],
    ['des lettres combinées', `${'\u0301'.repeat(30)} lettres`],
    ['des octets écrits', '%00%ff'],
  ])('%s : cherche sans tomber', async (_, q) => {
    await creerBesoin(base.db)
    expect((await demander(`/besoins/semblables?${new URLSearchParams({ q })}`)).status).toBe(200)
    expect([303, 409, 422]).toContain(
      (await envoyer('/besoins/dire', envoi({ titre: q.slice(0, 160), recit: q.slice(0, 4000), vu: '' }))).status,
    )
  })

  it('les mots du titre comptent, si long que soit le récit', async () => {
    const juste = await creerBesoin(base.db, { titre: 'Une ventoline à vélomoteur', recit: '' })
    const recit = Array.from(
      { length: 60 },
      (_, n) => `a${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + n / 26)}truc`,
    ).join(' ')
    expect(await lire(`/besoins/semblables?${new URLSearchParams({ q: `Une ventoline à vélomoteur ${recit}` })}`)).toContain(juste.titre)
  })
})

describe('des numéros, des adresses, des clés qui n’existent pas', () => {
  it('répondent une phrase', async () => {
    const { cookie } = await animateur()
    const besoin = await creerBesoin(base.db)
    for (const acteur of ['99999999999999999999', '9007199254740991', '-1', '1.5', '1e300', 'NaN', '', "1' OR 1=1"])
      expect((await envoyer(`/besoins/${besoin.slug}/pas-celui-ci`, { acteur }, cookie)).status, acteur).toBe(422)
    for (const dans of [besoin.slug, '/besoins/nulle-part', `/besoins/${'x'.repeat(5000)}`, 'javascript:alert(1)', ''])
      expect((await envoyer(`/besoins/${besoin.slug}/fusionner`, { dans }, cookie)).status, dans).toBe(422)
    for (const cle of ['', '999999999999999-x', `999999999999999-${'A'.repeat(43)}`, 'x'.repeat(5000)])
      expect((await envoyer('/besoins/confirmer', { cle })).status).toBe(410)
    expect((await envoyer(`/besoins/${besoin.slug}/etat`, { etat: 'attente' }, cookie)).status).toBe(422)
    expect((await envoyer(`/besoins/${besoin.slug}/etat`, { etat: 'constructor' }, cookie)).status).toBe(422)
    expect((await envoyer(`/besoins/${besoin.slug}/separer`, {}, cookie)).status).toBe(409)
    expect((await demander('/besoins/numero/999999999999999')).status).toBe(404)
  })
})

describe('un besoin que personne ne doit lire encore', () => {
  it('ne se lit nulle part : ni en attente, ni retiré, ni fondu', async () => {
    const { cookie } = await animateur()
    const acteur = await creerActeur(base.db, { nom: 'Cars des lucioles' })
    const garde = await creerBesoin(base.db, { titre: 'Un lavoir commun' })
    const caches = [
      await creerBesoin(base.db, { titre: 'Secretissime attendu', etat: 'attente', courriel: 'secret@essai.invalid' }),
      await creerBesoin(base.db, { titre: 'Secretissime retiré' }),
      await creerBesoin(base.db, { titre: 'Secretissime fondu' }),
    ]
    const { id } = await base.connecter()
    for (const { id: ficheId } of caches.slice(0, 2))
      await voix.insert(base.db, { ficheId, genre: 'aide', qui: 'Secretissime', membreId: id, de: { acteur_id: acteur.id } })
    await envoyer(`/besoins/${caches[1]?.slug}/etat`, { etat: 'retire', pourquoi: 'Secretissime raison.' }, cookie)
    await envoyer(`/besoins/${caches[2]?.slug}/fusionner`, { dans: garde.slug }, cookie)
    const autre = await base.connecter({ nom: 'Zoé' })
    const pages = [
      '/',
      '/besoins',
      '/besoins?q=secretissime',
      '/besoins.csv',
      '/besoins.json',
      '/besoins.geojson',
      '/besoins.atom',
      '/integration/besoins',
      '/besoins/semblables?q=secretissime+attendu+retire+fondu',
      '/besoins/delais',
      '/api/v1/besoins',
      '/api/v1/besoins?q=secretissime',
      '/trouver?q=secretissime',
      '/sitemap.xml',
      '/plan-du-site.xml',
      `/catalyseurs/${acteur.slug}`,
      `/acteurs/${acteur.slug}`,
      '/territoires/communes/clermont-ferrand-63113',
      '/mon-compte',
      '/mon-compte/donnees.json',
      `/besoins/${garde.slug}/historique`,
      ...caches.flatMap(({ slug, id: numero }) =>
        ['', '/aussi', '/historique', '/animer', '/modifier']
          .map((suite) => `/besoins/${slug}${suite}`)
          .concat(`/api/v1/besoins/${slug}`, `/besoins/numero/${numero}`),
      ),
    ]
    // La recherche répète les mots cherchés, en minuscules.
    for (const page of pages) for (const qui of ['', autre.cookie]) expect(await lire(page, qui), page).not.toMatch(/Secretissime|secret@/)
  })
})
