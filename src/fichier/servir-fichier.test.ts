import fc from 'fast-check'
import type { Hono } from 'hono'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { effacerMesDonnees, exporterMesDonnees } from '#membre/donnees-personnelles.ts'
import { salles } from '#salles.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import type { Environnement } from '#socle/salle.ts'
import { creerFichier, fausseVideo, petiteImage, petitPdf } from './fichier.factory.ts'
import { findByCle, listByCles, listByIds, marquerUtilises } from './fichier.repository.ts'
import { purgerFichiers } from './fichier.salle.ts'
import { type Fichier, poidsEnMots, urlFichier, urlImage } from './fichier.ts'
import { lirePlage } from './servir-fichier.ts'

const base = baseDeTest()
const film = fausseVideo(600_000)
let app: Hono<Environnement>
let video: Fichier
let adresse: string
beforeAll(async () => {
  app = await base.app({ garde: true })
  video = await creerFichier(base.db, { nom: 'La rencontre.mp4', contenu: film })
  adresse = urlFichier(video)
})

const lire = async (entetes: Record<string, string> = {}, chemin = adresse) => {
  const reponse = await app.request(chemin, { headers: entetes })
  return { reponse, octets: Buffer.from(await reponse.arrayBuffer()) }
}

describe('un fichier servi', () => {
  it('arrive entier, avec ce qu’il faut pour ne pas être redemandé', async () => {
    const { reponse, octets } = await lire({ 'accept-encoding': 'gzip' })
    expect(reponse.status).toBe(200)
    expect(octets.equals(film)).toBe(true)
    expect(Object.fromEntries(reponse.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(film.length),
      'cache-control': 'public, max-age=31536000, immutable, no-transform',
      'x-content-type-options': 'nosniff',
      'content-disposition': `inline; filename="la-rencontre.mp4"; filename*=UTF-8''La%20rencontre.mp4`,
    })
    expect(reponse.headers.get('content-encoding')).toBeNull()
    expect(reponse.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*sandbox$/)
    const connu = await lire({ 'if-none-match': reponse.headers.get('etag') ?? '' })
    expect([connu.reponse.status, connu.octets.length]).toEqual([304, 0])
  })

  it('se lit par morceaux, quels que soient les bornes demandées', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(film.length - 1), fc.nat(film.length + 1000), async (debut, longueur) => {
        const { reponse, octets } = await lire({ range: `bytes=${debut}-${debut + longueur}` })
        const attendu = film.subarray(debut, debut + longueur + 1)
        expect(reponse.status).toBe(206)
        expect(octets.equals(attendu)).toBe(true)
        expect(reponse.headers.get('content-range')).toBe(`bytes ${debut}-${debut + attendu.length - 1}/${film.length}`)
      }),
      { numRuns: 25 },
    )
  })

  it('par la fin, hors limites, ou sous une autre version', async () => {
    expect((await lire({ range: 'bytes=-10' })).octets.equals(film.subarray(-10))).toBe(true)
    const hors = await lire({ range: `bytes=${film.length}-` })
    expect([hors.reponse.status, hors.reponse.headers.get('content-range')]).toEqual([416, `bytes */${film.length}`])
    expect((await lire({ range: 'bytes=0-1', 'if-range': '"autre"' })).reponse.status).toBe(200)
    expect((await lire({ range: 'bytes=0-1,5-9' })).reponse.status).toBe(200)
    expect((await app.request(adresse, { method: 'HEAD' })).headers.get('content-length')).toBe(String(film.length))
  })

  it('sous un autre nom renvoie au bon ; sous une clé inconnue, 404', async () => {
    const autre = await app.request(`/fichiers/${video.cle}/autre.exe`)
    expect([autre.status, autre.headers.get('location')]).toEqual([301, adresse])
    for (const cle of ['x', 'A'.repeat(22), '../../etc', '%00']) expect((await app.request(`/fichiers/${cle}/a.pdf`)).status).toBe(404)
  })

  it("un tableau se télécharge, un PDF s'ouvre hors du bac à sable que les lecteurs refusent", async () => {
    const csv = await creerFichier(base.db, { nom: 'é"\r\n.csv', contenu: Buffer.from('a;b\n') })
    const { headers } = await app.request(urlFichier(csv))
    expect(headers.get('content-disposition')).toBe(`attachment; filename="e.csv"; filename*=UTF-8''%C3%A9%22.csv`)
    const pdf = await app.request(urlFichier(await creerFichier(base.db)))
    expect(pdf.headers.get('content-disposition')).toMatch(/^inline/)
    expect(pdf.headers.get('content-security-policy')).not.toContain('sandbox')
  })

  it('une image réduite en WebP, ou elle-même si elle est petite', async () => {
    const large = await creerFichier(base.db, { nom: '480.png', contenu: await petiteImage(600, 300) })
    const reduite = await app.request(urlImage(large, 480))
    expect(reduite.headers.get('content-type')).toBe('image/webp')
    expect((await app.request(urlImage(large, 1600))).headers.get('content-type')).toBe('image/png')
    expect((await app.request(urlFichier(large))).headers.get('etag')).not.toBe(reduite.headers.get('etag'))
  })
})

it('une plage ne sort jamais du fichier', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^bytes=\d{0,6}-\d{0,6}$/)), fc.nat(100_000), (entete, taille) => {
      const plage = lirePlage(entete, taille)
      if (plage === null || plage === 'hors-limites') return true
      return plage.debut >= 0 && plage.debut <= plage.fin && plage.fin < taille
    }),
  )
})

it('se retrouvent dans l’ordre demandé', async () => {
  const [un, deux] = [await creerFichier(base.db), await creerFichier(base.db)]
  expect((await listByIds(base.db, [deux.id, 0, un.id])).map(({ id }) => id)).toEqual([deux.id, un.id])
  expect((await listByCles(base.db, [deux.cle, 'x', un.cle])).map(({ id }) => id)).toEqual([deux.id, un.id])
  expect((await findByCle(base.db, un.cle))?.nom).toBe('Compte rendu.pdf')
  expect([poidsEnMots(1), poidsEnMots(12_345), poidsEnMots(3_400_000)]).toEqual(['1 octet', '12 Ko', '3,4 Mo'])
})

it('la purge efface ce que rien n’a pris depuis sept jours, et rien d’autre', async () => {
  await base.vider()
  const [oublie, pris, recent] = [await creerFichier(base.db), await creerFichier(base.db), await creerFichier(base.db)]
  await sql`UPDATE fichier SET cree_le = now() - interval '8 days' WHERE id <> ${recent.id}`.execute(base.db)
  await marquerUtilises(base.db, [pris.id])
  await purgerFichiers(base.db)
  expect((await listByIds(base.db, [oublie.id, pris.id, recent.id])).map(({ id }) => id)).toEqual([pris.id, recent.id])
})

it('une personne emporte la liste de ce qu’elle a déposé ; effacée, il n’en reste que ce qui sert', async () => {
  await base.vider()
  const { id } = await base.connecter()
  const membre = {
    id,
    nom: 'Camille',
    courriel: 'c@essai.invalid',
    role: 'membre' as const,
    perimetres: { territoires: [], thematiques: [] },
  }
  const [pris, oublie] = [await creerFichier(base.db, { membreId: id }), await creerFichier(base.db, { membreId: id, contenu: petitPdf })]
  await marquerUtilises(base.db, [pris.id])
  const { fichier } = await exporterMesDonnees(base.db, membre, salles)
  expect(fichier).toHaveLength(2)
  await effacerMesDonnees(base.db, membre, salles)
  expect((await listByIds(base.db, [pris.id, oublie.id])).map((f) => f.id)).toEqual([pris.id])
  expect(await base.db.selectFrom('fichier').select('depose_par').executeTakeFirstOrThrow()).toEqual({ depose_par: null })
})
