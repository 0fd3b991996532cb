import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import fc from 'fast-check'
import { sql } from 'kysely'
import { OaiPmh } from 'oai-pmh/src/index.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changerSuivi } from '#ressource/ressource.depot.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { ecrireJeton, lireJeton } from './repondre.ts'

const base = baseDeTest()
let serveur: Server
let adresse = ''
let moissonneur: OaiPmh

beforeAll(async () => {
  serveur = createServer(getRequestListener((await base.app()).fetch))
  await new Promise<void>((suite) => serveur.listen(0, '127.0.0.1', suite))
  const ou = serveur.address()
  adresse = `http://127.0.0.1:${typeof ou === 'object' && ou ? ou.port : 0}/oai`
  moissonneur = new OaiPmh(adresse, { retry: false })
})
afterAll(() => new Promise<void>((suite) => void serveur.close(() => suite())))
beforeEach(() => base.vider())

const demander = async (parametres: string) => (await fetch(`${adresse}?${parametres}`)).text()
const tous = async <T>(suite: AsyncIterable<T>): Promise<T[]> => {
  const lus: T[] = []
  for await (const lu of suite) lus.push(lu)
  return lus
}
const archiver = (id: number) =>
  base.db.transaction().execute((trx) => changerSuivi(trx, id, { etat: 'archivee' }, { auteurId: null, motif: 'archivage' }))

describe('un moissonneur que personne ici n’a écrit', () => {
  it('apprend qui nous sommes, nos formats et nos ensembles', async () => {
    expect(await moissonneur.identify()).toMatchObject({ protocolVersion: '2.0', deletedRecord: 'persistent' })
    expect(await moissonneur.listMetadataFormats()).toMatchObject({ metadataPrefix: 'oai_dc' })
    expect((await tous(moissonneur.listSets())).map(({ setSpec }) => setSpec)).toEqual(
      expect.arrayContaining(['type:methode', 'type:exemple', 'thematique:numerique']),
    )
  })

  it('lit une ressource en Dublin Core', async () => {
    const r = await creerRessource(base.db, { titre: 'Écouter & relier <tous>', auteurs: ['Ana Essai', 'Bo Essai'], annee: 2024 })
    const notice = await moissonneur.getRecord(`oai:localhost:ressource-${r.id}`, 'oai_dc')
    expect(notice).toMatchObject({
      header: { identifier: `oai:localhost:ressource-${r.id}` },
      metadata: {
        'oai_dc:dc': {
          'dc:title': 'Écouter & relier <tous>',
          'dc:creator': ['Ana Essai', 'Bo Essai'],
          'dc:date': '2024',
          'dc:language': 'fr',
        },
      },
    })
    expect(JSON.stringify(notice)).toContain(`/ressources/${r.slug}`)
  })

  it('moissonne tout, lot après lot, chaque ressource une fois', async () => {
    await creerRessource(base.db)
    await recopier(450)
    const identifiants = (await tous(moissonneur.listIdentifiers({ metadataPrefix: 'oai_dc' }))).map(({ identifier }) => identifier)
    expect([identifiants.length, new Set(identifiants).size]).toEqual([451, 451])
    expect(await tous(moissonneur.listRecords({ metadataPrefix: 'oai_dc' }))).toHaveLength(451)
  })

  it('ne moissonne qu’un ensemble, ou qu’une période', async () => {
    const methodes = [await creerRessource(base.db, { titre: 'Une méthode' }), await creerRessource(base.db, { titre: 'Une autre' })]
    for (const titre of ['Un', 'Deux', 'Trois']) await creerRessource(base.db, { titre: `Outil ${titre}`, type: 'outil' })
    await sql`UPDATE ressource SET moissonnable_le = '2024-05-06T07:08:09.5Z' WHERE id = ANY (${methodes.map(({ id }) => id)})`.execute(
      base.db,
    )
    const compter = async (options: object) => (await tous(moissonneur.listIdentifiers({ metadataPrefix: 'oai_dc', ...options }))).length
    expect(await compter({ set: 'type:methode' })).toBe(2)
    expect(await compter({ until: '2024-05-06' })).toBe(2)
    expect(await compter({ from: '2024-05-06T07:08:09Z', until: '2024-05-06T07:08:09Z' })).toBe(2)
    expect(await compter({ from: '2024-05-07' })).toBe(3)
  })

  it('apprend qu’une ressource archivée est effacée, et ne voit jamais un brouillon', async () => {
    const archivees = [await creerRessource(base.db), await creerRessource(base.db)]
    await creerRessource(base.db, { titre: 'Brouillon secret', etat: 'brouillon' })
    for (const { id } of archivees) await archiver(id)
    const notices = await tous(moissonneur.listRecords({ metadataPrefix: 'oai_dc' }))
    const effacee = { header: expect.objectContaining({ $: { status: 'deleted' } }) }
    expect(notices).toEqual([effacee, effacee])
  })

  it('reçoit du XML lisible quels que soient les titres', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 3, maxLength: 60 }), async (texte) => {
        const titre = texte.replaceAll('\0', '').replaceAll(/\p{Cs}/gu, '')
        fc.pre(titre.trim().length >= 3)
        const r = await creerRessource(base.db, { titre })
        expect(await moissonneur.getRecord(`oai:localhost:ressource-${r.id}`, 'oai_dc')).toMatchObject({ header: expect.anything() })
      }),
      { numRuns: 25 },
    )
  })
})

describe('une demande mal formée reçoit l’erreur du protocole', () => {
  it.each([
    ['', 'badVerb'],
    ['verb=Voler', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&set=x', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=marc21', 'cannotDisseminateFormat'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=hier', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2024-02-31', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2025-01-01&until=2024-01-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2024-01-01&until=2024-01-02T00:00:00Z', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=rien', 'noRecordsMatch'],
    ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
    ['verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x', 'badArgument'],
    ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:ailleurs:1', 'idDoesNotExist'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:localhost:ressource-999', 'idDoesNotExist'],
    ['verb=ListMetadataFormats&identifier=rien', 'idDoesNotExist'],
  ])('%s → %s', async (parametres, code) => {
    expect(await demander(parametres)).toContain(`<error code="${code}">`)
  })

  it('se fait aussi par un envoi, sans toucher aux pages gardées', async () => {
    const reponse = await fetch(adresse, { method: 'POST', body: new URLSearchParams({ verb: 'Identify' }) })
    expect([reponse.status, reponse.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8'])
    expect(await reponse.text()).toContain('<protocolVersion>2.0</protocolVersion>')
  })
})

describe('un jeton de reprise', () => {
  it('se relit tel qu’il a été écrit, et rien d’autre ne se lit', () => {
    const jeton = {
      verbe: 'ListRecords',
      depuis: null,
      avant: null,
      ensemble: 'type:methode',
      le: '2026-03-03 10:11:12.123456+00',
      id: 7,
      lues: 200,
    } as const
    expect(lireJeton(ecrireJeton(jeton))).toEqual(jeton)
    fc.assert(fc.property(fc.string(), (texte) => void expect(() => lireJeton(texte)).toThrow('jeton')))
  })
})

// Des copies de la dernière ressource, en une instruction.
async function recopier(nombre: number): Promise<void> {
  await sql`
    INSERT INTO ressource (slug, titre, type_id, etat, publiee_le, moissonnable_le, termes)
    SELECT 'copie-' || n, 'Copie ' || n, type_id, 'publiee', now(), now(), termes
    FROM (SELECT * FROM ressource ORDER BY id DESC LIMIT 1) r, generate_series(1, ${nombre}::integer) AS n`.execute(base.db)
}
