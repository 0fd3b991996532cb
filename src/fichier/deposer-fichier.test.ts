import { sql } from 'kysely'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { deposerFichier, type Genre } from './deposer-fichier.ts'
import { creerFichier, enFlux, fausseVideo, petiteArchive, petiteImage, petitPdf } from './fichier.factory.ts'
import { readOctets } from './fichier.repository.ts'
import { nettoyerNom, urlFichier } from './fichier.ts'

const base = baseDeTest()
afterEach(() => base.vider())

const deposer = (nom: string, contenu: Uint8Array, genres: Genre[] = ['document', 'image', 'video', 'sous-titres']) =>
  deposerFichier(base.db, { nom, flux: enFlux(contenu), membreId: null, genres })
const compter = async () => {
  const { rows } = await sql<{ n: number }>`SELECT (SELECT count(*) FROM fichier) + (SELECT count(*) FROM fichier_morceau) AS n`.execute(
    base.db,
  )
  return Number(rows[0]?.n)
}

describe('le type se lit dans le contenu', () => {
  const odf = (type: string) => petiteArchive({ mimetype: `application/vnd.oasis.opendocument.${type}`, 'content.xml': '<x/>' })
  it.each([
    ['rapport.pdf', petitPdf, 'application/pdf'],
    ['menteur.png', petitPdf, 'application/pdf'],
    ['liste.ods', odf('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['note.odt', odf('text'), 'application/vnd.oasis.opendocument.text'],
    ['diapos.odp', odf('presentation'), 'application/vnd.oasis.opendocument.presentation'],
    ['tableau.csv', Buffer.from('nom;commune\nAtelier;Thiers\n'), 'text/csv'],
    ['excel.csv', Buffer.from('nom;d\xe9partement\n', 'latin1'), 'text/csv'],
    ['sous-titres.vtt', Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour\n'), 'text/vtt'],
    ['film.mp4', fausseVideo(1000), 'video/mp4'],
  ])('%s', async (nom, contenu, type) => {
    const fichier = await deposer(nom, contenu)
    expect(fichier.type).toBe(type)
    expect(await readOctets(base.db, fichier)).toEqual(Buffer.from(contenu))
  })

  it.each([
    ['page.png', '<!doctype html><script>alert(1)</script>'],
    ['page.csv', '<html>;<body>'],
    ['dessin.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['prose.csv', 'Une seule colonne de texte\nEt puis rien'],
    ['binaire.csv', 'a;b\0c'],
    ['programme.pdf', 'MZ\x90\0'],
    ['archive.docx', petiteArchive({ 'lisez-moi.txt': 'bonjour' }).toString('latin1')],
    ['macro.docm', petiteArchive({ '[Content_Types].xml': 'application/vnd.ms-word.document.macroEnabled.main+xml' }).toString('latin1')],
    ['faux.vtt', 'WEBVTT\n\n\xff\xfe'],
  ])('%s est refusé, et rien n’est écrit', async (nom, texte) => {
    await expect(deposer(nom, Buffer.from(texte, 'latin1'))).rejects.toMatchObject({ statut: 415, message: expect.stringContaining(nom) })
    expect(await compter()).toBe(0)
  })

  it("n'admet que ce que la page attend", async () => {
    await expect(deposer('rapport.pdf', petitPdf, ['image'])).rejects.toMatchObject({ statut: 415 })
    await expect(deposer('film.mp4', fausseVideo(10), ['document'])).rejects.toMatchObject({ statut: 415 })
    await expect(deposer('vide.pdf', Buffer.alloc(0))).rejects.toMatchObject({ statut: 422 })
  })
})

describe('la taille est bornée', () => {
  it('26 Mio de document : refusé par une phrase, rien d’écrit', async () => {
    const gros = Buffer.concat([petitPdf, Buffer.alloc(26 * 1024 ** 2)])
    await expect(deposer('gros.pdf', gros)).rejects.toMatchObject({ statut: 413, message: expect.stringContaining('25 Mio') })
    expect(await compter()).toBe(0)
  })

  it('une vidéo plus longue que cela passe, morceau par morceau', async () => {
    const film = Buffer.concat([fausseVideo(1000), Buffer.alloc(26 * 1024 ** 2, 7)])
    const fichier = await deposer('film.mp4', film)
    expect(fichier.taille).toBe(film.length)
    const { rows } = await sql<{
      n: number
      max: number
    }>`SELECT count(*) AS n, max(octet_length(octets)) AS max FROM fichier_morceau`.execute(base.db)
    expect(rows[0]).toEqual({ n: Math.ceil(film.length / 262_144), max: 262_144 })
  })
})

describe('une image', () => {
  it("est redressée, et ne dit plus ni le lieu, ni l'appareil", async () => {
    const prise = await sharp(await petiteImage(1000, 500, 'jpeg'))
      .withExif({ IFD0: { Make: 'Appareil secret' }, IFD3: { GPSLatitude: '45/1 46/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer()
    expect(prise.toString('latin1')).toContain('Exif')
    const fichier = await deposer('photo.jpg', prise)
    expect([fichier.largeur, fichier.hauteur]).toEqual([500, 1000])
    const octets = await readOctets(base.db, fichier)
    expect((await sharp(octets).metadata()).exif).toBeUndefined()
    expect(octets.toString('latin1')).not.toContain('Appareil secret')
  })

  it('a ses versions réduites, jamais plus larges que le modèle', async () => {
    await deposer('large.png', await petiteImage(1200, 300))
    const variantes = await base.db
      .selectFrom('fichier_morceau')
      .select(['variante', 'octets'])
      .where('variante', '<>', 'original')
      .execute()
    expect(variantes.map(({ variante }) => variante).toSorted()).toEqual(['480', '960'])
    for (const { variante, octets } of variantes) {
      const { format, width } = await sharp(octets).metadata()
      expect([format, width]).toEqual(['webp', Number(variante)])
    }
  })

  it.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('au format %s se garde dans son format', async (format) => {
    const fichier = await deposer(`image.${format}`, await petiteImage(20, 10, format))
    expect([fichier.type, fichier.largeur, fichier.hauteur]).toEqual([`image/${format}`, 20, 10])
  })

  it('tronquée est refusée', async () => {
    const entiere = await petiteImage(400, 400, 'jpeg')
    await expect(deposer('moitié.jpg', entiere.subarray(0, Math.floor(entiere.length / 2)))).rejects.toMatchObject({ statut: 422 })
    expect(await compter()).toBe(0)
  })

  it('de quelques octets qui se déplie en cent millions de pixels est refusée', async () => {
    const bombe = await petiteImage(10_001, 10_000, 'png')
    await expect(deposer('bombe.png', bombe)).rejects.toMatchObject({ statut: 413, message: expect.stringContaining('pixels') })
  })
})

it.each([
  ['../../etc/passwd.pdf', 'passwd.pdf'],
  ['C:\\Users\\Ana\\rapport.pdf', 'rapport.pdf'],
  ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie: x.pdf'],
  ['\u202Efdp.exe', 'fdp.exe'],
  ['', 'fichier'],
  ['  ', 'fichier'],
  [`${'é'.repeat(400)}.pdf`, 'é'.repeat(120)],
  ['"><img src=x>.pdf', '"><img src=x>.pdf'],
])('le nom hostile « %s » se garde sans danger', async (nom, garde) => {
  expect(nettoyerNom(nom)).toBe(garde)
  const fichier = await creerFichier(base.db, { nom })
  expect(urlFichier(fichier)).toMatch(/^\/fichiers\/[\w-]{22}\/[a-z0-9-]+\.pdf$/)
})

it('un envoi coupé en route, ou un refus de la base, ne laisse rien', async () => {
  async function* coupe() {
    yield fausseVideo(300_000)
    throw new Error('la connexion est tombée')
  }
  const envoi = { nom: 'film.mp4', membreId: null, genres: ['video'] as const }
  await expect(deposerFichier(base.db, { ...envoi, flux: coupe() })).rejects.toThrow('tombée')
  await expect(deposerFichier(base.db, { ...envoi, flux: enFlux(fausseVideo(9)), membreId: 'personne' })).rejects.toThrow()
  const annulee = base.db.transaction().execute(async (trx) => {
    await deposerFichier(trx, { ...envoi, flux: enFlux(fausseVideo(600_000)) })
    throw new Error('tout est annulé')
  })
  await expect(annulee).rejects.toThrow('annulé')
  expect(await compter()).toBe(0)
})
