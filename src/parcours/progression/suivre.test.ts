import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { creerParcours } from '../parcours.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const lire = async (chemin: string, cookie = '') => {
  const reponse = await (await base.app()).request(chemin, { headers: { cookie } })
  return { statut: reponse.status, texte: await reponse.text(), vers: reponse.headers.get('location') }
}
const envoyer = async (chemin: string, champs: [string, string][], cookie: string) => poster(await base.app(), chemin, champs, cookie)
const adresse = '/parcours/relier-les-lucioles'

describe('suivre un parcours avec un compte', () => {
  it('ses réponses et ses pas sont gardés, étape par étape, sans script', async () => {
    const { cookie } = await base.connecter()
    await creerParcours(base.db)
    const reponse = await envoyer(
      `${adresse}/regarder?version=2h`,
      [
        ['r_carnet_voisins', 'Le lycée'],
        ['fait[]', 'carnet'],
        ['suite', 'rester'],
      ],
      cookie,
    )
    expect(reponse.headers.get('location')).toBe(`${adresse}/regarder?version=2h&avis=garde`)
    expect((await lire(`${adresse}/regarder`, cookie)).texte).toContain('Le lycée')
    expect((await lire(adresse, cookie)).texte).toContain('Reprendre : Regarder autour de soi')
    const suite = await envoyer(
      `${adresse}/regarder?version=2h`,
      [
        ['r_carnet_voisins', 'Le lycée'],
        ['suite', 'continuer'],
      ],
      cookie,
    )
    expect(suite.headers.get('location')).toContain(`${adresse}/relier?version=2h`)
    expect((await lire(adresse, cookie)).texte).toContain('Reprendre : Relier')
    expect((await lire(`${adresse}/releve`, cookie)).texte).toContain('Le lycée')
  })

  it('une réponse trop longue revient avec sa phrase, sans être perdue', async () => {
    const { cookie } = await base.connecter()
    await creerParcours(base.db)
    const reponse = await envoyer(`${adresse}/regarder`, [['r_carnet_voisins', 'a'.repeat(5001)]], cookie)
    expect(reponse.status).toBe(422)
    const texte = await reponse.text()
    expect(texte).toContain('Une réponse tient en 5000 caractères')
    expect(texte).toContain('a'.repeat(5001))
  })

  it('son territoire se nomme une fois ; un nom inconnu revient avec une phrase', async () => {
    const { cookie } = await base.connecter()
    await creerParcours(base.db)
    expect(
      (
        await envoyer(
          `${adresse}/suivre`,
          [
            ['version', '4h'],
            ['territoire', 'Thiers (63430)'],
          ],
          cookie,
        )
      ).status,
    ).toBe(303)
    expect((await lire(`${adresse}/regarder`, cookie)).texte).toContain('Thiers (63430)')
    const faux = await envoyer(
      `${adresse}/suivre`,
      [
        ['version', '4h'],
        ['territoire', 'Zzyzxville'],
      ],
      cookie,
    )
    expect(faux.status).toBe(422)
    expect(await faux.text()).toContain('Zzyzxville')
  })

  it('ce que le navigateur gardait rejoint le compte une fois, et plusieurs envois ne changent rien', async () => {
    const { cookie } = await base.connecter()
    await creerParcours(base.db)
    await envoyer(
      `${adresse}/regarder`,
      [
        ['r_carnet_voisins', 'La mairie'],
        ['suite', 'rester'],
      ],
      cookie,
    )
    const le = new Date(Date.now() + 60_000).toISOString()
    const progression = JSON.stringify({
      version: '4h',
      faits: ['lire', 'film'],
      reponses: { carnet: { voisins: { texte: 'Le lycée', le, aussi: [] } } },
      territoire: 'Thiers (63430)',
      modifieLe: le,
    })
    for (const _fois of [1, 2]) expect((await envoyer(`${adresse}/adopter`, [['progression', progression]], cookie)).status).toBe(303)
    const { texte } = await lire(`${adresse}/regarder`, cookie)
    expect(texte).toContain('Le lycée')
    expect(texte.match(/La mairie/g)).toHaveLength(1)
    expect(texte).toContain('Thiers (63430)')
  })

  it("un envoi abîmé n'écrit rien", async () => {
    const { cookie } = await base.connecter()
    await creerParcours(base.db)
    for (const abime of ['', 'pas du json', '[]', '{"faits":["<script>"],"reponses":{},"modifieLe":"hier"}'])
      expect((await envoyer(`${adresse}/adopter`, [['progression', abime]], cookie)).status).toBe(422)
    expect(await base.db.selectFrom('progression').selectAll().execute()).toEqual([])
  })

  it("personne d'autre ne lit ses réponses, et elle peut tout effacer", async () => {
    const [une, autre] = [await base.connecter(), await base.connecter()]
    await creerParcours(base.db)
    await envoyer(
      `${adresse}/regarder`,
      [
        ['r_carnet_voisins', 'Mon secret'],
        ['suite', 'rester'],
      ],
      une.cookie,
    )
    for (const cookie of [autre.cookie, '']) expect((await lire(`${adresse}/releve`, cookie)).texte).not.toContain('Mon secret')
    await envoyer(`${adresse}/effacer`, [], une.cookie)
    expect((await lire(`${adresse}/releve`, une.cookie)).texte).not.toContain('Mon secret')
  })

  it("un brouillon ne se lit que par l'animation", async () => {
    await creerParcours(base.db, { etat: 'brouillon' })
    const [membre, animation] = [await base.connecter(), await base.connecter({ role: 'animateur' })]
    for (const chemin of [adresse, `${adresse}/regarder`, `${adresse}/releve`]) {
      expect((await lire(chemin)).statut).toBe(404)
      expect((await lire(chemin, membre.cookie)).statut).toBe(404)
      expect((await lire(chemin, animation.cookie)).statut).toBe(200)
    }
  })
})
