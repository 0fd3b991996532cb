import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerParcours } from '../parcours.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const lire = async (chemin: string, cookie = '') => {
  const reponse = await (await base.app()).request(chemin, { headers: { cookie } })
  return { statut: reponse.status, texte: await reponse.text(), vers: reponse.headers.get('location') }
}
const adresse = '/parcours/relier-les-lucioles'

describe('suivre un parcours sans compte ni script', () => {
  it('elle voit la liste, les trois temps comptés, et commence', async () => {
    await creerParcours(base.db)
    expect((await lire('/parcours')).texte).toContain('En 1 h, 1 h 10 ou 2 h 10, au choix')
    const { texte } = await lire(adresse)
    expect(texte).toContain(`href="${adresse}/regarder?version=2h"`)
    expect(texte).toContain('Commencer')
    expect(texte).toContain('"@type":"Course"')
  })

  it("une version inconnue n'est pas une erreur : c'est la plus courte", async () => {
    await creerParcours(base.db)
    const { statut, texte } = await lire(`${adresse}?version=9h%27--`)
    expect(statut).toBe(200)
    expect(texte).toContain('en 2 h')
    expect(texte).not.toContain('Partager')
    expect((await lire(`${adresse}?version=12h`)).texte).toContain('Partager')
  })

  it("une étape d'une version plus longue mène à cette version ; une étape inconnue est introuvable", async () => {
    await creerParcours(base.db)
    expect(await lire(`${adresse}/partager?version=2h`)).toMatchObject({ statut: 302, vers: `${adresse}/partager?version=12h` })
    expect((await lire(`${adresse}/nulle-part`)).statut).toBe(404)
    expect((await lire('/parcours/nulle-part')).statut).toBe(404)
  })

  it("rien de ce qu'elle écrit ne part dans une adresse, et la page le dit", async () => {
    await creerParcours(base.db)
    const { texte } = await lire(`${adresse}/regarder`)
    expect(texte).toContain('ne peut pas être gardé')
    expect(texte).not.toContain('form="suivi"')
    expect(texte).toContain('<table>')
  })

  it('elle répond à une question, et lit pourquoi', async () => {
    await creerParcours(base.db)
    const avant = await lire(`${adresse}/relier`)
    expect(avant.texte).toMatch(/verification-retour"[^>]* hidden/)
    const apres = await lire(`${adresse}/relier?version=2h&v_controle_0=0`)
    expect(apres.texte).not.toMatch(/verification-retour"[^>]* hidden/)
    expect(apres.texte).toContain('Pas tout à fait.')
    expect((await lire(`${adresse}/relier?v_controle_0=1`)).texte).toContain("C'est cela.")
    expect((await lire(`${adresse}/relier?v_controle_0=99`)).texte).toMatch(/verification-retour"[^>]* hidden/)
  })

  it('sa fiche a des lignes vides à remplir', async () => {
    await creerParcours(base.db)
    expect((await lire(`${adresse}/releve`)).texte).toContain('releve-ligne')
  })

  it("un contenu hostile s'affiche comme du texte", async () => {
    const mechant = '<script>alert(1)</script><img src=x onerror=alert(1)>'
    await creerParcours(base.db, {
      titre: 'Méchant <b>titre</b>',
      but: mechant,
      blocs: [
        { cle: 'etape', genre: 'etape', titre: mechant, minutes: 1, des: '2h', texte: mechant },
        { cle: 'lien', genre: 'texte', titre: '', minutes: 1, des: '2h', texte: '[clic](javascript:alert(1))' },
      ],
    })
    for (const chemin of [
      '/parcours',
      '/parcours/mechant-b-titre-b',
      '/parcours/mechant-b-titre-b/etape',
      '/parcours/mechant-b-titre-b/releve',
    ]) {
      const { statut, texte } = await lire(chemin)
      expect(statut).toBe(200)
      expect(texte).not.toMatch(/<script>alert|<img src=x|href="javascript/)
    }
  })
})
