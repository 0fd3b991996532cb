import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { salles } from '#salles.ts'
import { toutesLesRoutes } from '#socle/apports.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import type { JeuDEssai } from '#socle/essais.ts'
import { compterLaMemoire, memoireDesCorps, tenirEnMemoire } from '#socle/memoire-des-corps.ts'
import { type Ecoute, ecouter, morceau, Prise } from './ecouter.ts'
import { droits } from './essais.ts'
import { creerJeuDEssai } from './jeu-d-essai.ts'

const base = baseDeTest()
const mebi = 1024 ** 2
let service: Ecoute
let jeu: JeuDEssai
beforeAll(async () => {
  jeu = await creerJeuDEssai(base.db, { fiches: 1 })
  service = await ecouter(await base.app(), { reste: { duree: 20_000, silence: 2000, octets: 64 * mebi, adieu: 300 } })
})
afterAll(async () => {
  await base.db.deleteFrom('limite_debit').execute()
  await service.fermer()
})

const envois = toutesLesRoutes(salles).filter(({ methode }) => methode === 'POST')
const exemple = (chemin: string) => droits[`POST ${chemin}`]?.exemple?.(jeu) ?? chemin

// Les en-têtes seuls, le corps jamais : seule répond une application qui décide avant de lire.
async function demanderSansCorps(chemin: string, entetes: Record<string, string>): Promise<number> {
  const prise = new Prise(service.port)
  prise.annoncer(chemin, { 'content-length': '200000', ...entetes })
  const statut = await prise.statut()
  prise.socket.destroy()
  return statut
}

describe('rien n’est lu avant d’être permis', () => {
  it.each(envois.filter(({ options }) => !options.sansOrigine).map(({ chemin }) => chemin))(
    '%s : venu d’ailleurs, 403 sans lire',
    async (chemin) => {
      expect(await demanderSansCorps(exemple(chemin), { origin: 'https://ailleurs.invalid' })).toBe(403)
    },
  )

  it.each(envois.filter(({ droit }) => droit !== 'public').map(({ chemin }) => chemin))(
    '%s : sans compte, 401 sans lire',
    async (chemin) => {
      await base.db.deleteFrom('limite_debit').execute()
      expect(await demanderSansCorps(exemple(chemin), {})).toBe(401)
      expect(await demanderSansCorps(exemple(chemin), { cookie: 'catalyse.session_token=x' })).toBe(401)
    },
  )

  it('une fois de trop : 429 sans lire', async () => {
    await base.db.deleteFrom('limite_debit').execute()
    const statuts: number[] = []
    for (let fois = 0; fois < 400 && statuts.at(-1) !== 429; fois++) {
      const prise = new Prise(service.port)
      prise.annoncer('/connexion', { 'content-length': '2' })
      await prise.ecrire('a=')
      statuts.push(await prise.statut())
      prise.socket.destroy()
    }
    expect(await demanderSansCorps('/connexion', {})).toBe(429)
    await base.db.deleteFrom('limite_debit').execute()
  })

  it('une taille annoncée trop grande : 413 sans lire', async () => {
    expect(await demanderSansCorps('/connexion', { 'content-length': String(300 * 1024) })).toBe(413)
    const video = `/webinaires/${jeu.webinaire.slug}/enregistrement`
    expect(await demanderSansCorps(video, { 'content-length': String(600 * mebi), cookie: jeu.cookies.administrateur })).toBe(413)
  })

  it('« Expect: 100-continue » : rien n’est demandé à qui est refusé, le corps à qui est admis', async () => {
    const refusee = new Prise(service.port)
    refusee.annoncer('/acteurs/imports', { 'content-length': '200000', expect: '100-continue' })
    expect(await refusee.statut()).toBe(401)
    const admise = new Prise(service.port)
    admise.annoncer('/mon-compte', { 'content-length': '4', expect: '100-continue', cookie: jeu.cookies.membre })
    expect(await admise.statut()).toBe(100)
    await admise.ecrire('nom=')
    await admise.lireJusqua(/HTTP\/1\.1 422/)
    for (const { socket } of [refusee, admise]) socket.destroy()
  })
})

describe('un corps qui ne dit pas sa taille', () => {
  it('est lu jusqu’à 256 Kio', async () => {
    const prise = new Prise(service.port)
    prise.annoncer('/mon-compte', { 'transfer-encoding': 'chunked', cookie: jeu.cookies.membre })
    await prise.ecrire(morceau(Buffer.from(`nom=Malik&reste=${'x'.repeat(200_000)}`)))
    await prise.ecrire('0\r\n\r\n')
    expect(await prise.statut()).toBe(303)
    prise.socket.destroy()
  })

  it.each([
    ['lu en mémoire', '/acteurs/imports', 'animateur', 'application/x-www-form-urlencoded'],
    ['lu au fil de l’eau', '/ressources/imports', 'animateur', 'multipart/form-data; boundary=limite'],
  ] as const)('au-delà, %s : 411, et une phrase', async (_quoi, chemin, qui, type) => {
    const prise = new Prise(service.port)
    prise.annoncer(chemin, { 'transfer-encoding': 'chunked', cookie: jeu.cookies[qui], 'content-type': type })
    await prise.ecrire(morceau(Buffer.from('--limite\r\nContent-Disposition: form-data; name="fichier"; filename="a.csv"\r\n\r\n')))
    for (let rang = 0; rang < 40; rang++) await prise.ecrire(morceau(Buffer.alloc(16 * 1024, 120)))
    expect(await prise.statut()).toBe(411)
    await prise.lireJusqua('ne dit pas sa taille')
    prise.socket.destroy()
  })
})

describe('un envoi refusé', () => {
  it('reçoit sa page entière pendant qu’il envoie encore, et la connexion sert à nouveau', async () => {
    const prise = new Prise(service.port)
    const taille = 8 * mebi
    prise.annoncer('/acteurs/imports', { 'content-length': String(taille) })
    await prise.lireJusqua('</html>')
    const bloc = Buffer.alloc(64 * 1024, 120)
    for (let ecrits = 0; ecrits < taille; ecrits += bloc.length) expect(await prise.ecrire(bloc)).toBe(true)
    prise.recu = ''
    prise.socket.write('GET /connexion HTTP/1.1\r\nhost: localhost\r\n\r\n')
    expect(await prise.statut()).toBe(200)
    prise.socket.destroy()
  })

  it('qui n’envoie plus rien est fermé, sa page lue', async () => {
    const prise = new Prise(service.port)
    prise.annoncer('/acteurs/imports', { 'content-length': String(8 * mebi) })
    await prise.fin()
    expect(prise.recu).toMatch(/^HTTP\/1\.1 401[\s\S]*<\/html>/)
  })

  it('trente de 19 Mio sans taille et sans compte : 401 à tous, rien n’est gardé', async () => {
    await base.db.deleteFrom('limite_debit').execute()
    const corps = morceau(Buffer.alloc(64 * 1024, 120))
    const avant = process.memoryUsage().arrayBuffers
    let sommet = 0
    const envoyer = async () => {
      const prise = new Prise(service.port)
      prise.annoncer('/acteurs/imports', { 'transfer-encoding': 'chunked' })
      for (let rang = 0; rang < 304 && (await prise.ecrire(corps)); rang++) sommet = Math.max(sommet, process.memoryUsage().arrayBuffers)
      await prise.ecrire('0\r\n\r\n')
      const statut = await prise.statut()
      prise.socket.destroy()
      return statut
    }
    expect(await Promise.all(Array.from({ length: 30 }, envoyer))).toEqual(Array.from({ length: 30 }, () => 401))
    // Gardés, ils pèseraient 570 Mio ; ce qui passe attend seulement le ramasse-miettes.
    expect(sommet - avant).toBeLessThan(200 * mebi)
  })
})

describe('les corps tenus ensemble', () => {
  it('au-delà de leur place : 503, une phrase et quand revenir ; la place rendue, tout passe', async () => {
    await remplir(memoireDesCorps - 1000, async () => {
      const prise = new Prise(service.port)
      prise.annoncer('/mon-compte', { 'content-length': '2000', cookie: jeu.cookies.membre })
      expect(await prise.statut()).toBe(503)
      expect(await prise.lireJusqua('envois arrivent')).toMatch(/retry-after: \d+/i)
      prise.socket.destroy()
    })
    expect(await demanderAvecCorps('/mon-compte', `nom=${'x'.repeat(1996)}`)).toBe(422)
  })

  it('un envoi fini, bien ou mal, a rendu sa place', async () => {
    await base.db.deleteFrom('limite_debit').execute()
    for (let fois = 0; fois < 30; fois++) expect(await demanderAvecCorps('/mon-compte', `nom=${'x'.repeat(250_000)}`)).toBe(422)
    await remplir(memoireDesCorps, async () => {})
  })

  it('un seul réseau ne peut pas prendre la place de tous', async () => {
    const moitie = memoireDesCorps / 2
    await compterLaMemoire(async () => {
      tenirEnMemoire(moitie)
      expect(() => tenirEnMemoire(1)).toThrow(/Trop d'envois/)
      expect(await demanderAvecCorps('/mon-compte', `nom=${'x'.repeat(1996)}`)).toBe(422)
    }, '192.0.2.1')
  })

  // Des envois de deux réseaux tiennent tant d'octets.
  async function remplir(octets: number, pendant: () => Promise<void>): Promise<void> {
    const tenir = (part: number, suite: () => Promise<void>) => async () => {
      tenirEnMemoire(part)
      await suite()
    }
    const [un, deux] = [Math.ceil(octets / 2), Math.floor(octets / 2)]
    await compterLaMemoire(
      tenir(un, () => compterLaMemoire(tenir(deux, pendant), '192.0.2.2')),
      '192.0.2.1',
    )
  }

  async function demanderAvecCorps(chemin: string, corps: string): Promise<number> {
    const prise = new Prise(service.port)
    prise.annoncer(chemin, { 'content-length': String(corps.length), cookie: jeu.cookies.membre })
    await prise.ecrire(corps)
    const statut = await prise.statut()
    prise.socket.destroy()
    return statut
  }
})
