import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { prouverContact } from '#acteur/fiche/contact/contact.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { type App, demander, envoyer } from './demander.ts'

const base = baseDeTest()
let app: App
beforeAll(async () => {
  app = await base.app()
})
beforeEach(() => base.vider())

const mairie = '198.51.100.7'

describe('qui doit attendre ne perd rien', () => {
  const long = 'Un texte écrit pendant vingt minutes,\nsur « deux lignes » & avec <des signes>.'

  async function refuser(chemin: string, champs: Record<string, string>, entetes: Record<string, string> = {}): Promise<Response> {
    await envoyer(app, chemin, {}, '', mairie)
    await base.db.updateTable('limite_debit').set({ points: 10_000 }).execute()
    const headers = { origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded', ...entetes }
    const body = new URLSearchParams(champs).toString()
    return demander(
      app,
      chemin,
      { method: 'POST', headers: { ...headers, 'content-length': String(body.length), ...entetes }, body },
      mairie,
    )
  }

  it('la page dit quand, et rend tout ce qui était écrit, prêt à renvoyer', async () => {
    const reponse = await refuser('/acteurs/proposer?nom=x', { nom: 'La Fabrique', description: long, 'termes[]': '3' })
    expect(reponse.status).toBe(429)
    expect(Number(reponse.headers.get('retry-after'))).toBeGreaterThan(0)
    const page = await reponse.text()
    expect(page).toMatch(/Réessayez dans [\s\S]*Rien n'est perdu[\s\S]*<form method="post" action="\/acteurs\/proposer\?nom=x">/)
    const rendus = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, nom = '', valeur = '']) => [
      nom,
      lire(valeur),
    ])
    expect(rendus).toEqual([
      ['nom', 'La Fabrique'],
      ['description', long],
      ['termes[]', '3'],
    ])
    expect(page).not.toContain('<des signes>')
  })

  it('un envoi avec un fichier rend ses textes, et dit que le fichier sera à joindre de nouveau', async () => {
    await refuser('/ressources/contribuer', {})
    const corps = new FormData()
    corps.set('titre', 'Réunir des voisins du quartier')
    corps.set('fichiers', new File(['%PDF-1.4'], 'affiche.pdf', { type: 'application/pdf' }))
    const envoi = new Request('http://localhost/ressources/contribuer', {
      method: 'POST',
      body: corps,
      headers: { origin: 'http://localhost' },
    })
    const octets = await envoi.arrayBuffer()
    const headers = {
      origin: 'http://localhost',
      'content-type': envoi.headers.get('content-type') ?? '',
      'content-length': String(octets.byteLength),
    }
    const reponse = await demander(app, '/ressources/contribuer', { method: 'POST', headers, body: octets }, mairie)
    expect([reponse.status, await reponse.text()]).toEqual([
      429,
      expect.stringMatching(/fichiers joints[\s\S]*value="Réunir des voisins du quartier"/),
    ])
  })

  it('rien n’est lu d’un envoi qui se dit trop gros', async () => {
    const page = await (await refuser('/acteurs/proposer', { nom: 'La Fabrique' }, { 'content-length': String(200 * 1024 ** 2) })).text()
    expect(page).not.toContain('La Fabrique')
  })

  it('renvoyé le moment venu, il est pris comme la première fois', async () => {
    const fiche = await creerActeur(base.db, { courrielContact: 'lucioles@essai.invalid' })
    await prouverContact(base.db, fiche)
    const chemin = `/acteurs/${fiche.slug}/ecrire`
    const page = await (await refuser(chemin, { nom: 'Ana', courriel: 'ana@essai.invalid', sujet: 'Un lieu', message: long })).text()
    await base.db.deleteFrom('limite_debit').execute()
    const champs = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, nom = '', v = '']): [string, string] => [nom, lire(v)],
    )
    expect((await envoyer(app, chemin, champs, '', mairie)).status).toBe(303)
    expect((await base.db.selectFrom('courriel').select('texte').execute())[0]?.texte).toContain(long)
  })
})

const lire = (html: string): string =>
  html
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
